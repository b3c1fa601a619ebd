import { describe, expect, test } from "vitest";
import { newId } from "#shared/ids.ts";
import { RECENT_MS } from "#shared/model/conversation.ts";
import { suporte, ana, carla, diego } from "../support/people.ts";
import { types } from "../support/pad-edits.ts";
import { openFor } from "./support.ts";

describe("P34: who no longer sees the conversation", () => {
  test("has the channel closed with gone at once, and hears nothing more of the pad", async () => {
    const { host, record, rita, writer, reader, hers, his } = await openFor(ana, carla, "attendant");
    await host.poke(record.commit({ ...rita, state: "open", attendant: diego }));
    expect(his.closings).toEqual(["gone"]);
    const before = reader.updates.length;
    await writer.write(hers, types("Segredo"));
    expect(hers.acked).toBe(1);
    expect(reader.updates).toHaveLength(before);
    expect(his.log.at(-1)).toBe("pad_closed");
  });

  test("P19: after a change of the team's access too", async () => {
    const { host, record, rita, hers, his } = await openFor(ana, carla);
    await host.poke(record.commit({ ...rita, state: "open", attendant: diego }));
    expect(his.closings).toEqual([]);
    await host.poke(record.setAccess("attendant"));
    expect(his.closings).toEqual(["gone"]);
    expect(hers.closings).toEqual([]);
  });

  test("may not have an update taken that was on its way", async () => {
    const { host, record, rita, writer, reader, hers, his } = await openFor(ana, carla, "attendant");
    let kept = () => {};
    host.padGate = new Promise((resolve) => (kept = resolve));
    const written = writer.write(hers, types("Bom dia"));
    await host.quiet();
    const late = reader.write(his, types("tarde demais"));
    await host.quiet();
    await host.poke(record.commit({ ...rita, state: "open", attendant: diego }));
    kept();
    await Promise.all([written, late]);
    expect(hers.draft).toBe("Bom dia");
    expect([his.draft, his.acked, his.nacks]).toEqual(["tarde demais", 0, []]);
  });

  test("P29: may not write on a channel that the room forgot to close", async () => {
    const { host, record, rita, writer, hers, reader, his } = await openFor(ana, carla, "attendant");
    await host.saveUntold(record.commit({ ...rita, state: "open", attendant: diego }));
    await reader.write(his, types("tarde demais"));
    expect(his.closings).toEqual(["gone"]);
    await writer.write(hers, types("Bom dia"));
    expect(hers.draft).toBe("Bom dia");
  });

  test("nor read on it", async () => {
    const { host, record, rita, writer, hers, reader, his } = await openFor(ana, carla, "attendant");
    await host.saveUntold(record.commit({ ...rita, state: "open", attendant: diego }));
    await writer.write(hers, types("Segredo"));
    expect(hers.acked).toBe(1);
    expect(reader.updates).toEqual([]);
    expect(his.closings).toEqual(["gone"]);
  });

  test("has it closed with moved when the conversation went to another team", async () => {
    const { host, record, rita, hers, his } = await openFor(ana, carla);
    await host.poke(record.commit({ ...rita, team: suporte }));
    for (const pad of [hers, his]) expect(pad.closings).toEqual(["moved"]);
  });

  test("loses it too when it was concluded so long ago that the room lets go of it", async () => {
    const { host, record, rita, hers } = await openFor(ana, carla);
    const concludedAt = host.clock.now();
    await host.poke(record.commit({ ...rita, state: "concluded", attendant: ana, concludedAt }));
    await host.clock.advance(RECENT_MS - 60_000);
    expect(hers.closings).toEqual([]);
    await host.clock.advance(120_000);
    expect(hers.closings).toEqual(["gone"]);
  });

  test("P20: loses it too when the room begins anew without the conversation", async () => {
    const { host, record, rita, hers } = await openFor(ana, carla);
    record.commit({ ...rita, team: suporte });
    record.commit({ ...rita, id: newId() });
    record.floor = 2;
    await host.poke(record.log[1]!);
    expect(hers.closings).toEqual(["moved"]);
  });
});
