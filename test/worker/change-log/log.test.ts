import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { companyScope, teamScope } from "#shared/protocol/scope.ts";
import { lastRowsSince, trimRecords } from "../../../worker/store/upkeep.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { deliver, messagesBody } from "../../support/worker/meta.ts";
import { putConversation, rowsOf, sql } from "../../support/worker/put.ts";
import { feedAt } from "../../support/worker/replica.ts";

let company: Company;
beforeEach(async () => {
  company = await foundCompany();
});
const seqsOf = async (scope: string) =>
  (await rowsOf<{ seq: number }>(sql`select seq from change_log where scope = ${scope} order by seq`)).map(
    (it) => it.seq,
  );
const upTo = (n: number) => Array.from({ length: n }, (_, at) => at + 1);

it("a scope's sequence has no gaps under fifty commands and webhooks at once", async () => {
  const puts = await Promise.all(upTo(30).map(() => putConversation(company, { team: "vendas", state: "queued" })));
  const [carla, ana] = await Promise.all([company.as("carla"), company.as("ana")]);
  await Promise.all([
    ...puts.map((it) => carla.run("start", { conversationId: it.id })),
    ...upTo(10).map((n) =>
      deliver(
        company,
        messagesBody(
          company,
          upTo(3).map((it) => ({ from: `55119${n}000000${it}` })),
        ),
      ),
    ),
    ...upTo(10).map((n) =>
      ana.run("edit_team", { teamId: company.teams.vendas, name: `Vendas ${n}`, reopenWindowMs: 0 }),
    ),
  ]);
  expect(await seqsOf(teamScope(company.teams.vendas))).toEqual(upTo(30 + 30 + 10));
  expect(await seqsOf(companyScope(company.id))).toEqual(upTo(30 + 10));
}, 60_000);

it("a transfer between teams writes a row in each, of the same version, with the audience before and after", async () => {
  const { id } = await putConversation(company, { team: "vendas", state: "open", attendant: "carla" });
  const carla = await company.as("carla");
  await carla.run("transfer", { conversationId: id, teamId: company.teams.suporte, userId: company.people.diego });
  const row = async (team: "vendas" | "suporte") =>
    (await feedAt(Date.now()).pull(teamScope(company.teams[team]), { seq: 0, mark: null })).rows.at(-1);
  const [before, after] = [
    { teamId: company.teams.vendas, state: "open", attendantId: company.people.carla },
    { teamId: company.teams.suporte, state: "open", attendantId: company.people.diego },
  ];
  expect(await row("vendas")).toMatchObject({ version: 2, before, after, fact: { conversation: { id } } });
  expect(await row("suporte")).toMatchObject({ version: 2, before, after, fact: { conversation: { id } } });
});

describe("the feed", () => {
  it("comes in pages of 500, in order, until there is no more", async () => {
    const scope = teamScope(company.teams.vendas);
    await rowsOf(sql`with recursive n (value) as (select 1 union all select value + 1 from n where value < 1001)
      insert into change_log (scope, seq, company_id, fact, at)
      select ${scope}, value, ${company.id}, '{"fact":"member_removed","teamId":"x","userId":"x"}', 0 from n`);
    const seqs: number[] = [];
    const sizes: number[] = [];
    for (let hasMore = true; hasMore;) {
      const page = await feedAt(0).pull(scope, { seq: seqs.at(-1) ?? 0, mark: null });
      sizes.push(page.rows.length);
      seqs.push(...page.rows.map((it) => it.seq));
      hasMore = page.hasMore;
    }
    expect([sizes, seqs]).toEqual([[500, 500, 1], upTo(1001)]);
  });

  it("says when the log was trimmed past the cursor; the last row stays, and numbers go on from it", async () => {
    const ana = await company.as("ana");
    const change = (n: number) =>
      ana.run("edit_team", { teamId: company.teams.vendas, name: "Vendas", reopenWindowMs: n });
    for (const n of [1, 2, 3, 4]) await change(n);
    const scope = teamScope(company.teams.vendas);
    const later = Date.now() + 1_000;
    await trimRecords(env.DB, { log: later, commands: 0, failures: 0, metrics: 0 });
    expect(await seqsOf(scope)).toEqual([4]);
    const { pull } = feedAt(later);
    expect(
      await Promise.all([0, 2, 3, 4].map(async (it) => (await pull(scope, { seq: it, mark: null })).isTooOld)),
    ).toEqual([true, true, false, false]);
    await change(5);
    expect(await seqsOf(scope)).toEqual([4, 5]);
  });

  it("keeps an older row behind a younger one, so that trimming makes no gap", async () => {
    const scope = teamScope(company.teams.vendas);
    for (const [seq, at] of [
      [1, 10],
      [2, 90],
      [3, 20],
      [4, 95],
    ] as const) {
      await rowsOf(
        sql`insert into change_log (scope, seq, company_id, fact, at) values (${scope}, ${seq}, ${company.id}, '{}', ${at})`,
      );
    }
    await trimRecords(env.DB, { log: 50, commands: 0, failures: 0, metrics: 0 });
    expect(await seqsOf(scope)).toEqual([2, 3, 4]);
  });

  it("tells the sweep the last row of each scope that has changed since", async () => {
    const before = Date.now();
    await (await company.as("ana")).run("set_team_access", { teamId: company.teams.vip, access: "team" });
    const of = async (since: number) =>
      (await lastRowsSince(env.DB, since))
        .filter((it) => it.scope === teamScope(company.teams.vip))
        .map((it) => it.row.seq);
    expect(await of(before - 1)).toEqual([1]);
    expect(await of(Date.now() + 1_000)).toEqual([]);
    await (await company.as("ana")).run("set_team_access", { teamId: company.teams.vip, access: "everyone" });
    const [first, second] = (await feedAt(0).pull(teamScope(company.teams.vip), { seq: 0, mark: 0 })).rows;
    const told = (await lastRowsSince(env.DB, before - 1)).find((it) => it.scope === teamScope(company.teams.vip));
    expect(told?.row).toEqual({ ...second, previous: first?.mark });
  });
});
