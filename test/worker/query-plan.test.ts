import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { appendMessages } from "../../worker/store/inbound/append.ts";

/** A database that notes the statements it is asked to prepare, with their parameters. */
const noting = (d1: D1Database) => {
  const noted: { query: string; values: unknown[] }[] = [];
  const prepare = (query: string) => ({
    bind: (...values: unknown[]) => {
      noted.push({ query, values });
      return d1.prepare(query).bind(...values);
    },
  });
  return { noted, d1: { prepare, batch: d1.batch.bind(d1) } as unknown as D1Database };
};

it("finds everything on the hot path by key, however many contacts and conversations there are", async () => {
  const { noted, d1 } = noting(env.DB);
  await appendMessages(d1, { companyId: "company", channelId: "channel", defaultTeamId: "team" }, [], Date.now());
  const steps = await Promise.all(
    noted.map(async ({ query, values }) => {
      const plan = await env.DB.prepare(`explain query plan ${query}`)
        .bind(...values)
        .all<{ detail: string }>();
      return plan.results.map((it) => it.detail);
    }),
  );
  const [insert = [], raise = []] = steps;
  expect(insert).toContainEqual(
    expect.stringContaining("SEARCH i USING PRIMARY KEY (company_id=? AND kind=? AND scope=? AND external_id=?)"),
  );
  expect(raise).toContainEqual(expect.stringMatching(/^SEARCH conversations USING INDEX \S+ \(id=\?\)/));
  const wholeTable = /^SCAN (conversations|messages|contacts|contact_identities|change_log|c|k|m|i)$/;
  expect(steps.flat().filter((it) => wholeTable.test(it))).toEqual([]);
});
