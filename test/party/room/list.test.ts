import { describe, expect, test } from "vitest";
import { ana, carla, idOf, suporte, vendas } from "./support/people.ts";
import { conversation } from "./support/conversation.ts";
import { vendasRoom } from "./support/rooms.ts";

describe("a reset's list", () => {
  test("P16: a list too long for a frame comes in several, of which the last says so", async () => {
    const { host, record } = vendasRoom();
    for (let n = 0; n < 16_000; n += 1) record.given({ ...conversation(vendas, "Rita"), id: idOf(1_000_000 + n) });
    const client = await host.connect();
    client.replica.apply = () => ({ wanted: [] });
    await client.hello(carla, null);
    const resets = client.all("reset");
    expect(resets.map((it) => it.isLast)).toEqual([false, true]);
    expect(resets.flatMap((it) => it.versions)).toHaveLength(16_000);
    expect(Math.max(...host.batches)).toBeLessThanOrEqual(128);
  });

  test("P17: a want is answered with what the user sees, and silence about the rest", async () => {
    const { host, record } = vendasRoom();
    record.access = "attendant";
    const mine = record.given(conversation(vendas, "Rita", { state: "open", attendant: carla }));
    const others = record.given(conversation(vendas, "Segredo", { state: "open", attendant: ana }));
    const elsewhere = conversation(suporte, "Segredo");
    const client = await host.enter(carla);
    await client.say({ type: "want", ids: [others.id, elsewhere.id, mine.id, idOf(999)] });
    expect(client.last("rows")?.conversations).toEqual([mine]);
    expect(client.heard).not.toContain("Segredo");
  });
});
