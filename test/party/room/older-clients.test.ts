import { expect, test } from "vitest";
import { type Position, PROTOCOL_VERSION } from "#shared/protocol/frames.ts";
import type { Client } from "./support/client.ts";
import { ana, carla, LOJA } from "./support/people.ts";
import { companyRoom } from "./support/rooms.ts";

const [MARIA, OTHER] = ["0199a000-0000-7000-8000-0000000000a1", "0199a000-0000-7000-8000-0000000000a2"];
const helloAs = (client: Client, version: number, position: Position | null) =>
  client.say({ type: "hello", version, ticket: `${carla.id}|${LOJA}`, position });
const told = (client: Client) => client.all("facts").flatMap((it) => it.facts.map(({ fact }) => fact));

test("P7: an older client is not told of what it would not understand, live or in a replay, and its cursor passes it", async () => {
  const { host, record } = companyRoom();
  const [older, newer] = [await host.connect(), await host.enter(ana)];
  await helloAs(older, PROTOCOL_VERSION - 1, null);
  await host.poke(record.mergeContact(MARIA, OTHER));
  await host.poke(record.addUser({ id: "0199a000-0000-7000-8000-00000000f00d", name: "Fábio" }));
  expect(told(newer)).toEqual(["contact_merged", "user"]);
  expect(told(older)).toEqual(["user"]);
  const { position } = older;
  await older.hangUp();
  await host.poke(
    record.mergeContact(OTHER, MARIA),
    record.removeUser({ id: "0199a000-0000-7000-8000-00000000f00d", name: "" }),
  );
  const back = await host.connect();
  await helloAs(back, PROTOCOL_VERSION - 1, position);
  expect(told(back)).toEqual(["user_removed"]);
});
