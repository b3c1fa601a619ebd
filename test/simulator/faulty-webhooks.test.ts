import { describe, expect, it } from "vitest";
import { MARIANA, messageTexts, startWorld, statusNames } from "./support/world.ts";

const write = (text: string) => ["POST", `/sim/customers/${MARIANA}/messages`, { text }] as const;

describe("webhooks", () => {
  it("are posted as often as asked, byte for byte the same", async () => {
    const { simulator, prosa, faults, call } = await startWorld();
    await faults({ duplicate: 3 });
    await call(...write("Oi"));
    await simulator.idle();
    expect(prosa.received).toHaveLength(3);
    expect(new Set(prosa.received.map(({ raw }) => raw.toString())).size).toBe(1);
  });

  it("are gathered and posted in another order, none lost", async () => {
    const { simulator, prosa, faults, call } = await startWorld();
    await faults({ shuffle: 4 });
    for (const text of ["um", "dois", "três"]) await call(...write(text));
    await simulator.idle();
    expect(prosa.received).toEqual([]);

    await call(...write("quatro"));
    await simulator.idle();
    const texts = messageTexts(prosa.taken());
    expect(texts).not.toEqual(["um", "dois", "três", "quatro"]);
    expect(texts.toSorted()).toEqual(["dois", "quatro", "três", "um"]);
  });

  it("that were gathered go out when shuffling ends", async () => {
    const { simulator, prosa, faults, call } = await startWorld();
    await faults({ shuffle: 4 });
    await call(...write("um"));
    await faults({});
    await simulator.idle();
    expect(messageTexts(prosa.taken())).toEqual(["um"]);
  });
});

describe("statuses", () => {
  it("are held, while customers' messages pass, and go out in order when released", async () => {
    const { simulator, prosa, faults, call, send } = await startWorld();
    await faults({ statuses: "held" });
    await send();
    await call(...write("Oi"));
    await simulator.idle();
    expect(statusNames(prosa.taken())).toEqual([]);
    expect(messageTexts(prosa.taken())).toEqual(["Oi"]);

    await faults({ statuses: "ordered" });
    await simulator.idle();
    expect(statusNames(prosa.taken())).toEqual(["sent", "delivered"]);
  });

  it("go out newest first", async () => {
    const { simulator, prosa, faults, send } = await startWorld({ autoRead: true });
    await faults({ statuses: "reversed" });
    await send();
    await simulator.idle();
    expect(statusNames(prosa.taken())).toEqual(["read", "delivered", "sent"]);
  });

  it("that were held go out newest first when released so", async () => {
    const { simulator, prosa, faults, send } = await startWorld();
    await faults({ statuses: "held" });
    await send();
    await simulator.idle();
    await faults({ statuses: "reversed" });
    await simulator.idle();
    expect(statusNames(prosa.taken())).toEqual(["delivered", "sent"]);
  });
});
