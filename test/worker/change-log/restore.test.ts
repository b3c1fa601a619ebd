import { beforeEach, describe, expect, it } from "vitest";
import type { LogRow } from "#shared/protocol/fact.ts";
import type { Position } from "#shared/protocol/frames.ts";
import { teamScope } from "#shared/protocol/scope.ts";
import { receiveWebhook } from "../../../worker/services/receive-webhook.ts";
import { APP_SECRET, type Company, foundCompany } from "../../support/worker/company.ts";
import { messagesBody, sign } from "../../support/worker/meta.ts";
import { rowsOf, sql } from "../../support/worker/put.ts";
import { enter, heardUntilNow, pokeRooms, type RoomClient } from "../../support/worker/room-client.ts";
import { conversationsIn } from "../../support/worker/stored.ts";
import { testTools } from "../../support/worker/tools.ts";

let company: Company;
let scope: string;
let carla: RoomClient;
let epoch: string;
let customers = 0;

/** New customers write the text, each of them a row of the team's log. Answers the rows, which nobody is told of yet. */
const write = async (text: string, count: number): Promise<LogRow[]> => {
  const { tools, told } = testTools();
  for (let n = 0; n < count; n++) {
    const from = `55119${String((customers += 1)).padStart(8, "0")}`;
    const raw = JSON.stringify(messagesBody(company, [{ from, name: text, text }]));
    await receiveWebhook(tools, {
      kind: "whatsapp",
      channelId: company.channel.id,
      headers: new Headers({ "x-hub-signature-256": sign(raw, APP_SECRET) }),
      url: new URL("https://prosa.test/"),
      body: new TextEncoder().encode(raw),
    });
  }
  return told.filter((it) => it.scope === scope).map((it) => it.row);
};
const poke = (rows: readonly LogRow[]) => pokeRooms(rows.map((row) => ({ scope, row })));

/** Sets the company's part of the database back to when it had these conversations, and one row in the team's log. */
const restore = async (conversations: readonly string[]) => {
  const kept = sql`(select value from json_each(${JSON.stringify(conversations)}))`;
  await rowsOf(sql`delete from messages where company_id = ${company.id} and conversation_id not in ${kept}`);
  await rowsOf(sql`delete from change_log where scope = ${scope} and seq > 1`);
  await rowsOf(sql`delete from conversations where company_id = ${company.id} and id not in ${kept}`);
};
const versions = async () => (await conversationsIn(company)).map((it): [string, number] => [it.id, it.version]).sort();

beforeEach(async () => {
  company = await foundCompany();
  scope = teamScope(company.teams.vendas);
  await write("antes", 1);
  carla = await enter(await company.as("carla"), scope);
  ({ epoch } = (await carla.hear("reset")).position);
});
const isNew = ({ position }: { position: Position }) => position.epoch !== epoch;

describe("when the database was set back to an earlier copy", () => {
  it.each([
    ["by fewer rows than were lost", 3, 1, 1],
    ["by as many", 2, 2, 2],
    ["by as many, and only the last is told of", 2, 2, 1],
    ["by one more", 2, 3, 3],
    ["by one more, which alone is told of", 2, 3, 1],
    ["by many more", 2, 5, 5],
    ["by many more, the last two of which are told of", 2, 5, 2],
  ])(
    "and has grown again %s, that begins a new epoch: nothing of the old log is told",
    async (_, lost, grown, told) => {
      const conversations = (await conversationsIn(company)).map((it) => it.id);
      await poke(await write("perdido", lost));
      await carla.hear("facts", (it) => it.to === 1 + lost);
      await restore(conversations);
      const since = carla.heard.length;
      await poke((await write("depois", grown)).slice(-told));
      const heard = await heardUntilNow(carla, since);
      const reset = heard.find((it) => it.type === "reset");
      expect([reset && isNew(reset), reset?.position.seq, reset?.versions.toSorted()]).toEqual([
        true,
        1 + grown,
        await versions(),
      ]);
      expect(JSON.stringify(heard)).not.toContain("perdido");
    },
  );

  it("a client that comes back is reset to what is there now, without a poke", async () => {
    const conversations = (await conversationsIn(company)).map((it) => it.id);
    await poke(await write("perdido", 1));
    const { to } = await carla.hear("facts", (it) => it.to === 2);
    const { authz } = (await carla.hear("welcome")).position;
    await restore(conversations);
    await write("depois", 1);
    const again = await enter(await company.as("carla"), scope, { epoch, seq: to, authz });
    expect(await again.hear("welcome")).toMatchObject({ mode: "reset" });
    const reset = await again.hear("reset");
    expect([isNew(reset), reset.versions.toSorted()]).toEqual([true, await versions()]);
    expect(JSON.stringify(again.heard)).not.toContain("perdido");
  });
});

it("rows that the room knows, told again in any order, reset nobody", async () => {
  const rows = await write("depois", 4);
  await poke(rows.slice(2));
  await poke(rows.toReversed());
  await poke(rows.slice(0, 2));
  const heard = await heardUntilNow(carla);
  expect(heard.filter((it) => it.type === "reset" && isNew(it))).toEqual([]);
  expect(heard.filter((it) => it.type === "facts").at(-1)).toMatchObject({ to: 5 });
});
