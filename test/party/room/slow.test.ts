import { describe, expect, test } from "vitest";
import { CLOSE_CODE } from "#shared/protocol/frames.ts";
import { LIMITS } from "../../../party/room/limits.ts";
import { ana, carla, diego, vendas } from "./support/people.ts";
import { conversation, message } from "./support/conversation.ts";
import { vendasRoom } from "./support/rooms.ts";

describe("P21: a slow client", () => {
  test("is sent nothing more past its budget, then resumes where it was, without a gap", async () => {
    const { host, record } = vendasRoom();
    const [slow, quick] = [await host.enter(carla), await host.enter(ana)];
    slow.isAcking = false;
    const it = record.given(conversation(vendas, "Rita"));
    for (let n = 0; n < 30; n += 1) await host.poke(record.commit(it, message(it.id, "x".repeat(150_000))));
    expect(quick.replica.messages.size).toBe(30);
    const sent = slow.replica.messages.size;
    expect(sent).toBeLessThan(LIMITS.unackedBytes / 150_000 + 1);
    slow.isAcking = true;
    await slow.say({ type: "ack", seq: slow.position!.seq });
    await host.quiet();
    expect(slow.replica.messages.size).toBe(30);
    expect(slow.all("facts").flatMap((frame) => frame.facts)).toHaveLength(30);
  });

  test("lags after many small frames too", async () => {
    const { host, record } = vendasRoom();
    const slow = await host.enter(carla);
    slow.isAcking = false;
    for (let n = 0; n < 300; n += 1) await host.poke(record.commit(conversation(vendas, "Rita")));
    expect(slow.all("facts")).toHaveLength(LIMITS.unackedFrames);
  });

  test("whose sight changed meanwhile is reset when it acknowledges, and not told what it may not know", async () => {
    const { host, record } = vendasRoom("team");
    const slow = await host.enter(carla);
    slow.isAcking = false;
    for (let n = 0; n < 300; n += 1) await host.poke(record.commit(conversation(vendas, "Rita")));
    await host.poke(
      record.setAccess("attendant"),
      record.commit(conversation(vendas, "Segredo", { state: "open", attendant: diego })),
    );
    slow.isAcking = true;
    await slow.say({ type: "ack", seq: slow.position!.seq });
    await host.quiet();
    expect(slow.position).toMatchObject({ seq: 302, authz: "attendant/member/301" });
    expect(slow.heard).not.toContain("Segredo");
  });

  test("that lost its right to the room is gone at once all the same", async () => {
    const { host, record } = vendasRoom();
    const slow = await host.enter(carla);
    slow.isAcking = false;
    for (let n = 0; n < 300; n += 1) await host.poke(record.commit(conversation(vendas, "Rita")));
    await host.poke(record.removeMember(carla));
    expect(slow.last("refusal")?.reason).toBe("gone");
  });

  test("is refused after a minute, and its position is good when it comes back", async () => {
    const { host, record } = vendasRoom();
    const slow = await host.enter(carla);
    slow.isAcking = false;
    for (let n = 0; n < 300; n += 1) await host.poke(record.commit(conversation(vendas, "Rita")));
    await host.clock.advance(LIMITS.slowMs + LIMITS.pullMs);
    expect(slow.closed?.code).toBe(CLOSE_CODE.slow);
    const back = await host.enter(carla, slow.position);
    expect(back.last("welcome")?.mode).toBe("replay");
    expect(back.position?.seq).toBe(300);
  });

  test("an acknowledgement of more than was told is none", async () => {
    const { host, record } = vendasRoom();
    const slow = await host.enter(carla);
    slow.isAcking = false;
    for (let n = 0; n < 300; n += 1) await host.poke(record.commit(conversation(vendas, "Rita")));
    await slow.say({ type: "ack", seq: 1_000_000 });
    expect(slow.all("facts")).toHaveLength(LIMITS.unackedFrames);
  });
});
