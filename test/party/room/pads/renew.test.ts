import { describe, expect, test } from "vitest";
import { newId } from "#shared/ids.ts";
import * as Y from "yjs";
import { LIMITS } from "../../../../party/room/limits.ts";
import type { Client } from "../support/client.ts";
import { empties, notes, types } from "../support/pad-edits.ts";
import type { PadMirror } from "../support/pad-mirror.ts";
import { ana, carla, diego } from "../support/people.ts";
import { openFor } from "./support.ts";

/** Somebody writes 1,600 letters, each before the other, so that none can be told together with the next. */
const scribbles = (client: Client, pad: PadMirror): Promise<void> =>
  client.write(pad, (doc) => {
    for (let letter = 0; letter < 1_600; letter += 1) doc.getText("draft").insert(0, "a");
  });

describe("P35: a pad that has outgrown its limits", () => {
  test("begins a new epoch with the same texts, notes and authors, and closes its channels with renewed", async () => {
    const { host, rita, writer, reader, hers, his } = await openFor(carla, diego);
    const [kept, removed] = [newId(), newId()];
    await reader.write(his, notes(kept, "Cliente antiga"));
    await reader.write(his, notes(removed, "engano"));
    await reader.write(his, (doc) => doc.getMap("notes").delete(removed));
    const known = hers.notes.get(kept)!;
    const { epoch } = hers;
    await scribbles(writer, hers);
    expect(hers.closings).toEqual([]);
    await scribbles(writer, hers);
    expect([...hers.closings, ...his.closings]).toEqual(["renewed", "renewed"]);
    const text = hers.draft;
    const late = await (await host.enter(ana)).open(rita.id);
    expect(late.epoch).not.toBe(epoch);
    expect(late.draft).toBe(text);
    expect(late.texts).toEqual(new Map([[kept, "Cliente antiga"]]));
    expect([...late.notes.values()]).toEqual([known]);
    await writer.open(rita.id, hers);
    expect(hers.draft).toBe(text);
    expect(Y.encodeStateAsUpdate(hers.doc).length).toBeLessThan(5_000);
  });

  test("is in D1 under the new epoch before the room goes over to it; a failure leaves the old one", async () => {
    const { host, rita, writer, hers } = await openFor(carla, diego);
    const { epoch } = hers;
    host.padHome.isDown = true;
    await scribbles(writer, hers);
    await scribbles(writer, hers);
    expect(hers.closings).toEqual([]);
    host.padHome.isDown = false;
    await writer.write(hers, empties);
    expect(hers.closings).toEqual(["renewed"]);
    const { saved } = host.padHome.rows.get(rita.id)!;
    expect(saved?.epoch).not.toBe(epoch);
    expect(saved?.draft).toBe(hers.draft);
  });

  test("nobody owns the client id of the new epoch's texts", async () => {
    const { host, rita, writer, hers } = await openFor(carla, diego);
    await scribbles(writer, hers);
    await scribbles(writer, hers);
    const forger = await host.enter(diego);
    const his = await forger.open(rita.id);
    [his.doc.clientID = 0] = [...Y.decodeStateVector(Y.encodeStateVector(his.doc)).keys()];
    await forger.write(his, types("forjado"));
    expect(his.nacks.map((it) => it.reason)).toEqual(["foreign"]);
  });

  test("because very many devices wrote in it, too", async () => {
    const { host, rita, writer, hers, his } = await openFor(carla, diego);
    await writer.write(hers, (doc) => {
      for (doc.clientID = 1; doc.clientID <= LIMITS.padClients; doc.clientID += 1) types("a")(doc);
    });
    expect(his.closings).toEqual([]);
    await writer.write(hers, types("a"));
    expect(his.closings).toEqual(["renewed"]);
    expect((await writer.open(rita.id, hers)).draft).toBe("a".repeat(LIMITS.padClients + 1));
    expect(Object.keys(host.padHome.rows.get(rita.id)!.saved!.meta.clients)).toHaveLength(1);
  });

  test("because very many notes were made and removed again, too", async () => {
    const { writer, hers } = await openFor(carla, diego);
    const ids = Array.from({ length: LIMITS.padNotes }, newId);
    await writer.write(hers, (doc) => ids.forEach((id) => notes(id, "engano")(doc)));
    await writer.write(hers, (doc) => ids.forEach((id) => doc.getMap("notes").delete(id)));
    expect(hers.closings).toEqual([]);
    await writer.write(hers, notes(newId(), "certa"));
    expect(hers.closings).toEqual(["renewed"]);
    await writer.open(hers.conversationId, hers);
    expect(hers.notes.size).toBe(1);
  });

  test("goes on as it is when it is its text that is so large", async () => {
    const { host, writer, hers } = await openFor(carla, diego);
    for (let n = 0; n < 4; n += 1) {
      await writer.write(hers, types("x".repeat(55_000)));
      await host.clock.advance(1_000);
    }
    await writer.write(hers, types("y"));
    expect([hers.acked, hers.closings]).toEqual([5, []]);
    await writer.write(hers, empties);
    expect(hers.acked).toBe(6);
  });
});
