import fc from "fast-check";
import { expect, it } from "vitest";
import type { LogRow } from "#shared/protocol/fact.ts";
import { parseLogRow } from "../../../worker/store/change-log.ts";
import { foundCompany } from "../../support/worker/company.ts";
import { rowsOf, sql } from "../../support/worker/put.ts";
import { happening } from "../../support/worker/happenings.ts";
import { happen, worldOf } from "../../support/worker/random-life.ts";
import { fetchState, plain, replay } from "../../support/worker/replica.ts";

/** The log, each row with the mark of the one before it. */
const logOf = async (companyId: string): Promise<{ scope: string; companyId: string; row: LogRow }[]> => {
  const rows = await rowsOf(sql`select * from change_log where company_id = ${companyId} order by scope, seq`);
  return rows.map((it, at) => {
    const before = rows[at - 1];
    const previous = before?.scope === it.scope ? Number(before?.mark) : 0;
    return { scope: String(it.scope), companyId, row: { ...parseLogRow(it), previous } };
  });
};

it("facts replayed from any cursor give what a fresh fetch gives, whatever happens in between", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(happening, { minLength: 5, maxLength: 30 }),
      fc.nat({ max: 4 }),
      async (happenings, every) => {
        const company = await foundCompany();
        const world = worldOf(company);
        const fetched = [await fetchState(company.id, world.clock.now)];
        for (const [at, it] of happenings.entries()) {
          await happen(world, it);
          if (at % (every + 3) === 0) fetched.push(await fetchState(company.id, world.clock.now));
        }
        const now = world.clock.now;
        const fresh = plain(await fetchState(company.id, now), now);
        for (const state of fetched) expect(plain(await replay(state, company.id, now), now)).toEqual(fresh);
      },
    ),
    { numRuns: 20 },
  );
}, 120_000);

it("every row that is committed is told, in order, none twice, each with what it follows and the audience before and after", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 10, maxLength: 30 }), async (happenings) => {
      const company = await foundCompany();
      const world = worldOf(company);
      for (const it of happenings) await happen(world, it);
      const log = await logOf(company.id);
      const inOrder = world.told.toSorted((a, b) =>
        a.scope < b.scope ? -1 : a.scope > b.scope ? 1 : a.row.seq - b.row.seq,
      );
      expect(inOrder).toEqual(log);
      for (const rows of Map.groupBy(log, (it) => it.scope).values()) {
        expect(rows.map((it) => it.row.seq)).toEqual(rows.map((_, at) => at + 1));
      }
      const versions = new Map<string, number>();
      for (const { row } of log.filter((it) => it.row.fact.fact === "conversation")) {
        expect(row.after).not.toBeNull();
        const key = row.fact.fact === "conversation" ? row.fact.conversation.id : "";
        versions.set(key, Math.max(versions.get(key) ?? 0, row.version ?? 0));
      }
      const held = await rowsOf(sql`select id, version from conversations where company_id = ${company.id}`);
      expect(Object.fromEntries(versions)).toEqual(Object.fromEntries(held.map((it) => [it.id, it.version])));
    }),
    { numRuns: 10 },
  );
}, 120_000);
