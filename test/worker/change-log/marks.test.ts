import { beforeEach, describe, expect, it } from "vitest";
import type { Cursor } from "#shared/protocol/feed.ts";
import { teamScope } from "#shared/protocol/scope.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { deliver, messagesBody } from "../../support/worker/meta.ts";
import { putConversation, rowsOf, sql } from "../../support/worker/put.ts";
import { feedAt } from "../../support/worker/replica.ts";

let company: Company;
let scope: string;
const write = (count: number) =>
  deliver(company, messagesBody(company, Array(count).fill({ from: "5511987654321", text: "Oi" })));
beforeEach(async () => {
  company = await foundCompany();
  scope = teamScope(company.teams.vendas);
});
const pull = (after: Cursor) => feedAt(Date.now()).pull(scope, after);
const cursors = async (): Promise<Cursor[]> =>
  (await pull({ seq: 0, mark: 0 })).rows.map(({ seq, mark }) => ({ seq, mark }));
/** The database as it was when the scope had so many rows. */
const restoreTo = (seq: number) => rowsOf(sql`delete from change_log where scope = ${scope} and seq > ${seq}`);
const areTooOld = async (some: readonly Cursor[]) => Promise.all(some.map(async (it) => (await pull(it)).isTooOld));

it("the rows of one batch have marks of their own, as whole numbers that JavaScript holds", async () => {
  await write(1);
  await write(30);
  const { id } = await putConversation(company, { team: "vendas", state: "open", attendant: "carla" });
  const teamId = company.teams.suporte;
  await (await company.as("carla")).run("transfer", { conversationId: id, teamId, userId: null });
  const rows = await rowsOf<{ mark: number }>(sql`select mark from change_log where company_id = ${company.id}`);
  const marks = rows.map((it) => it.mark);
  expect(marks).toHaveLength(2 + 30 + 2);
  expect(new Set(marks).size).toBe(marks.length);
  expect(marks.filter((it) => !Number.isSafeInteger(it) || it < 1)).toEqual([]);
});

it("a snapshot stands at the log's last row and its mark; 0 and 0 before the first", async () => {
  const standing = async () => {
    const { seq, mark } = (await feedAt(Date.now()).snapshot(scope))!;
    return { seq, mark };
  };
  expect(await standing()).toEqual({ seq: 0, mark: 0 });
  await write(3);
  expect(await standing()).toEqual((await cursors()).at(-1));
});

describe("a log that was cut back by a restore", () => {
  it("is too old for who had read more of it, and goes on for who had not", async () => {
    await write(5);
    const read = await cursors();
    await restoreTo(3);
    expect(await areTooOld(read)).toEqual([false, false, false, true, true]);
  });

  it.each([1, 2, 6])(
    "and has grown again by %i, is too old for every cursor on a row that is no longer",
    async (grown) => {
      await write(5);
      const read = await cursors();
      await restoreTo(3);
      await write(grown);
      expect(await areTooOld(read)).toEqual([false, false, false, true, true]);
      const again = await cursors();
      expect(await areTooOld(again)).toEqual(again.map(() => false));
    },
  );

  it("to nothing and has grown again is too old for every cursor but the beginning", async () => {
    await write(2);
    const read = await cursors();
    await restoreTo(0);
    await write(2);
    expect(await areTooOld([{ seq: 0, mark: 0 }, ...read])).toEqual([false, true, true]);
  });
});
