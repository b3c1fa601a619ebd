import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { newId } from "#shared/ids.ts";
import { messageChange } from "../../worker/store/changes/message.ts";
import { conversationsInTab } from "../../worker/store/conversations.ts";
import type { Key } from "../../worker/store/cursor.ts";
import { runBatch } from "../../worker/store/db.ts";
import { appendMessages } from "../../worker/store/inbound/append.ts";
import { foundCompany } from "../support/worker/company.ts";
import { receiverOf } from "../support/worker/inbound-world.ts";
import { seenInSession } from "../../worker/store/people.ts";
import { readWorld } from "../../worker/store/world.ts";

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

/** How SQLite goes about each of the statements that the work asks for. */
const stepsOf = async (work: (d1: D1Database) => Promise<unknown>): Promise<string[][]> => {
  const { noted, d1 } = noting(env.DB);
  await work(d1);
  return Promise.all(
    noted.map(async ({ query, values }) => {
      const plan = await env.DB.prepare(`explain query plan ${query}`)
        .bind(...values)
        .all<{ detail: string }>();
      return plan.results.map((it) => it.detail);
    }),
  );
};

it("finds everything on the hot path by key, however many contacts and conversations there are", async () => {
  const to = receiverOf(await foundCompany());
  const steps = await stepsOf((d1) => appendMessages(d1, to, [], Date.now()));
  const [insert = [], raise = []] = steps;
  expect(insert).toContainEqual(
    expect.stringContaining("SEARCH i USING PRIMARY KEY (company_id=? AND kind=? AND scope=? AND external_id=?)"),
  );
  expect(raise).toContainEqual(expect.stringMatching(/^SEARCH conversations USING INDEX \S+ \(id=\?\)/));
  const wholeTable = /^SCAN (conversations|messages|contacts|contact_identities|change_log|c|k|m|i)$/;
  expect(steps.flat().filter((it) => wholeTable.test(it))).toEqual([]);
});

it.each(["queue", "others", "concluded"] as const)(
  "reads a page of the tab %s from an index, in its order, from where the last one ended",
  async (tab) => {
    const session = { token: "token", endsAfter: 1 };
    const pageAfter = (after: Key | null) =>
      stepsOf((d1) =>
        seenInSession(d1, session, (asking) => conversationsInTab(asking, { tab, query: "", after, limit: 51 })),
      );
    const [[, first = []], [, next = []]] = [await pageAfter(null), await pageAfter([1, "conversation"])] as const;
    expect(first).toContain("SEARCH c USING INDEX conversations_by_place (company_id=? AND state=?)");
    expect(next).toContainEqual(
      expect.stringContaining("SEARCH c USING INDEX conversations_by_place (company_id=? AND state=? AND <expr>"),
    );
    // The page itself, once it is found.
    for (const it of [first, next]) expect(it.filter((step) => step.startsWith("USE TEMP B-TREE"))).toHaveLength(1);
  },
);

it("looks for a colleague's newer reply by key, from the newest message back, and sorts nothing", async () => {
  const reads = { conversation: "conversation", replies: { seen: "message" } };
  const steps = await stepsOf((d1) => readWorld(d1, { companyId: "company", userId: "user" }, reads));
  const [newest, seen] = steps.slice(-2);
  expect(newest).toEqual(["SEARCH r USING PRIMARY KEY (conversation_id=?)"]);
  expect(seen).toEqual([expect.stringMatching(/^SEARCH messages USING INDEX messages_by_id \(id=\?\)/)]);
});

it("writes a reply that relies on what was seen by looking at what came after that alone", async () => {
  const change = {
    type: "message",
    id: "message",
    conversationId: "conversation",
    was: { teamId: "team", state: "open", attendantId: "user" },
    at: 1,
    kind: "text",
    text: "Oi",
    content: null,
    preview: "Oi",
    attachment: null,
    quoteId: null,
    holdUntil: null,
    seen: { at: 1, id: "seen" },
  } as const;
  const writing = {
    d1: env.DB,
    directory: null,
    companyId: "company",
    actorId: "user",
    now: 1,
    newId,
    blockingKinds: [],
  };
  const [steps] = await stepsOf((d1) => runBatch(d1, messageChange(change, writing).slice(0, 1)));
  expect(steps).toContainEqual("SEARCH r USING PRIMARY KEY (conversation_id=? AND (at,id)>(?,?))");
});
