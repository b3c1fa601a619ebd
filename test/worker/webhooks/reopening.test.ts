import { beforeEach, describe, expect, it } from "vitest";
import type { ConversationPage } from "#shared/protocol/api.ts";
import { type Company, foundCompany, type TeamName } from "../../support/worker/company.ts";
import { deliver, messagesBody } from "../../support/worker/meta.ts";
import { rowsOf, sql } from "../../support/worker/put.ts";
import { conversationsIn, messagesIn } from "../../support/worker/stored.ts";

let company: Company;
beforeEach(async () => {
  company = await foundCompany();
});
const HOUR = 3_600_000;
const from = "5511987654321";
const write = (text: string) => deliver(company, messagesBody(company, [{ from, text }]));

/** Carla, or in VIP Elisa, attended the customer and concluded; that long ago. */
const concludedAgo = async (ms: number, team: TeamName = "vendas") => {
  await write("primeira");
  const [{ id } = { id: "" }] = await conversationsIn(company);
  const who = team === "vip" ? "elisa" : "carla";
  await rowsOf(sql`update conversations set state = 'concluded', team_id = ${company.teams[team]},
    attendant_id = ${company.people[who]}, concluded_at = ${Date.now() - ms}, waiting_since = null, unread = 0 where id = ${id}`);
  return id;
};

it("a reply within the window reopens the conversation for the same attendant, and says so in it", async () => {
  const id = await concludedAgo(11 * HOUR);
  await write("ainda uma coisa");
  expect(await conversationsIn(company)).toMatchObject([
    { id, state: "open", attendant_id: company.people.carla, unread: 1 },
  ]);
  expect((await messagesIn(company)).map((it) => it.kind).sort()).toEqual(["event", "text", "text"]);
  expect(
    (await (await company.as("carla")).getJson<ConversationPage>("/api/conversations?tab=mine")).items,
  ).toMatchObject([{ id, preview: "ainda uma coisa", concludedAt: null }]);
});

it("a reply after the window begins a new one in the default team's queue, and the old one stays concluded", async () => {
  const id = await concludedAgo(13 * HOUR);
  await write("de novo");
  const all = await conversationsIn(company);
  expect(all.map((it) => it.state).sort()).toEqual(["concluded", "queued"]);
  expect(all.find((it) => it.id === id)?.state).toBe("concluded");
});

it("the window is the team's of now", async () => {
  const id = await concludedAgo(11 * HOUR);
  const ana = await company.as("ana");
  await ana.run("edit_team", { teamId: company.teams.vendas, name: "Vendas", reopenWindowMs: 10 * HOUR });
  await write("tarde");
  expect((await conversationsIn(company)).find((it) => it.id === id)?.state).toBe("concluded");
});

it("an attendant who has left the team gets nothing back: it comes to the queue", async () => {
  const id = await concludedAgo(HOUR);
  await (await company.as("ana")).run("remove_member", { teamId: company.teams.vendas, userId: company.people.carla });
  await write("oi?");
  expect(await conversationsIn(company)).toMatchObject([{ id, state: "queued", attendant_id: null }]);
});

it("several late replies at once reopen it once", async () => {
  const id = await concludedAgo(HOUR);
  await Promise.all(["um", "dois", "três", "quatro"].map(write));
  expect(await conversationsIn(company)).toMatchObject([{ id, state: "open", unread: 4 }]);
  expect((await messagesIn(company)).filter((it) => it.kind === "event").length).toBe(1);
});

describe("a reopened conversation shows as its team's access says", () => {
  it.each([
    ["vendas", { bruno: 200, carla: 200, diego: 200, elisa: 404, ana: 404 }],
    ["suporte", { bruno: 404, carla: 200, diego: 200, elisa: 200, ana: 200 }],
    ["vip", { bruno: 200, carla: 404, diego: 404, elisa: 200, ana: 404 }],
  ] as const)("%s", async (team, statuses) => {
    const id = await concludedAgo(HOUR, team);
    await write("voltei");
    const found = await Promise.all(
      (["bruno", "carla", "diego", "elisa", "ana"] as const).map(async (it) => {
        const { status } = await (await company.as(it)).get(`/api/conversations/${id}`);
        return [it, status];
      }),
    );
    expect(Object.fromEntries(found)).toEqual(statuses);
  });
});
