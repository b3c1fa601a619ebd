import { describe, expect, test } from "vitest";
import { LIMITS } from "../../../../party/room/limits.ts";
import { conversation } from "../support/conversation.ts";
import { types } from "../support/pad-edits.ts";
import { carla, diego, vendas } from "../support/people.ts";
import { openFor } from "./support.ts";

describe("P36: who does not acknowledge the room's updates", () => {
  test("has its channels closed with behind past its budget, and then goes on with the facts", async () => {
    const { host, record, writer, reader, hers, his } = await openFor(carla, diego);
    const other = record.given(conversation(vendas, "Sônia"));
    await host.poke(record.commit(other));
    const second = await reader.open(other.id);
    reader.isAcking = false;
    for (let n = 0; n < LIMITS.unackedFrames + 5; n += 1) {
      await writer.write(hers, types("a"));
      await host.clock.advance(10);
    }
    expect([...his.closings, ...second.closings]).toEqual(["behind", "behind"]);
    expect(his.heard).toBe(LIMITS.unackedFrames);
    await host.poke(record.commit(other));
    expect(reader.last("facts")?.to).toBe(2);
    expect(hers.acked).toBe(LIMITS.unackedFrames + 5);
    await reader.open(his.conversationId, his);
    expect(his.draft).toBe(hers.draft);
  });

  test("by their bytes too", async () => {
    const { host, writer, reader, hers, his } = await openFor(carla, diego);
    reader.isAcking = false;
    for (let n = 0; n < 80 && his.channel !== null; n += 1) {
      await writer.write(hers, (doc) => {
        doc.getText("draft").delete(0, doc.getText("draft").length);
        doc.getText("draft").insert(0, "x".repeat(40_000));
      });
      await host.clock.advance(1_000);
    }
    expect(his.closings).toEqual(["behind"]);
    expect(his.heard).toBe(Math.ceil(LIMITS.unackedBytes / 40_100));
  });

  test("lags with its facts as well, so that a pad cannot be opened meanwhile", async () => {
    const { host, record, reader, his } = await openFor(carla, diego);
    reader.isAcking = false;
    for (let n = 0; n < LIMITS.unackedFrames; n += 1) await host.poke(record.commit(conversation(vendas, "Rita")));
    await reader.say({ type: "pad_close", channel: his.channel! });
    await reader.open(his.conversationId, his);
    expect(his.closings).toEqual(["behind"]);
    await reader.say({ type: "ack", seq: reader.position!.seq });
    await reader.open(his.conversationId, his);
    expect(his.channel).not.toBeNull();
  });

  test("an acknowledgement stands for all up to it; of more than was sent it is none", async () => {
    const { host, writer, reader, hers, his } = await openFor(carla, diego);
    reader.isAcking = false;
    for (let n = 1; n <= 400; n += 1) {
      await writer.write(hers, types("a"));
      await host.clock.advance(10);
      if (n % 100 === 0) await reader.say({ type: "pad_ack", channel: his.channel!, number: n });
    }
    expect(his.closings).toEqual([]);
    for (let n = 1; n <= LIMITS.unackedFrames + 1; n += 1) {
      await writer.write(hers, types("a"));
      await host.clock.advance(10);
      if (n === 200) await reader.say({ type: "pad_ack", channel: his.channel!, number: 1_000_000 });
    }
    expect(his.closings).toEqual(["behind"]);
  });
});
