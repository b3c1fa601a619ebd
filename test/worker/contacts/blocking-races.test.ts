import { expect, it } from "vitest";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { deliver, messagesBody, type Said } from "../../support/worker/meta.ts";
import { reply, runAs } from "../../support/worker/outbox.ts";
import { rowsOf, sql } from "../../support/worker/put.ts";
import { contactsIn, conversationsIn, messagesIn } from "../../support/worker/stored.ts";
import { testTools } from "../../support/worker/tools.ts";

const ROUNDS = 8;
const PHONE = "5511987654321";
const write = (company: Company, said: Said) => deliver(company, messagesBody(company, [said]));

/** What the team's log holds of the contact's messages after it shows as blocked. */
const messagesLoggedAfterBlock = async (company: Company, contactId: string) => {
  const rows = await rowsOf<{ fact: string }>(
    sql`select fact from change_log where scope = ${`team-${company.teams.vendas}`} order by seq`,
  );
  const facts = rows.map((it) => JSON.parse(it.fact)).filter((it) => it.conversation?.contact.id === contactId);
  const blockedAt = facts.findIndex((it) => it.conversation.contact.blockedAt !== null);
  if (blockedAt < 0) throw new Error("the block is not in the log");
  return facts.slice(blockedAt).filter((it) => it.message?.direction === "in");
};

it.each([
  ["an open conversation (hot path)", async () => {}],
  [
    "a concluded one (slow path)",
    async (company: Company, conversationId: string) => {
      const carla = await company.as("carla");
      await carla.run("start", { conversationId });
      await carla.run("conclude", { conversationId });
    },
  ],
])(
  "a block that races webhooks into %s: what it precedes is not stored, and nothing is both stored and refused",
  async (_what, prepare) => {
    const company = await foundCompany();
    const ana = await company.as("ana");
    for (let round = 0; round < ROUNDS; round++) {
      const from = `55119${String(10_000_000 + round)}`;
      await write(company, { from, text: "antes" });
      const contact = (await contactsIn(company)).find((it) => it.phone === from)!;
      const conversation = (await conversationsIn(company)).find((it) => it.contact_id === contact.id)!;
      await prepare(company, conversation.id);
      const racing = Array.from({ length: 6 }, (_, n) => () => write(company, { from, text: `${round} ${n}` }));
      const block = () => ana.run("block", { contactId: contact.id });
      const steps: (() => Promise<unknown>)[] = [...racing.slice(0, round % 6), block, ...racing.slice(round % 6)];
      await Promise.all(steps.map((it) => it()));
      const stored = (await messagesIn(company)).filter((it) => it.text?.startsWith(`${round} `));
      const after = (await contactsIn(company)).find((it) => it.id === contact.id)!;
      expect(stored.length + after.refused_count).toBe(6);
      expect(await messagesLoggedAfterBlock(company, contact.id)).toEqual([]);
    }
  },
);

it("a block that races a customer's other identity lets neither through afterwards", async () => {
  const company = await foundCompany();
  for (let round = 0; round < ROUNDS; round++) {
    const [from, userId] = [`55118${String(10_000_000 + round)}`, `BR.${round}`];
    await write(company, { from, text: "antes" });
    const contact = (await contactsIn(company)).find((it) => it.phone?.endsWith(from.slice(4)))!;
    await Promise.all([
      runAs(testTools().tools, company, "ana", "block", { contactId: contact.id }),
      write(company, { from, userId, text: "durante" }),
      write(company, { from, userId, text: "durante" }),
    ]);
    const before = (await messagesIn(company)).length;
    await write(company, { userId, text: "depois" });
    expect((await messagesIn(company)).length).toBe(before);
  }
  expect((await contactsIn(company)).length).toBe(ROUNDS);
});

it("a reply that races the block is refused or was first", async () => {
  const company = await foundCompany();
  const { tools } = testTools();
  await write(company, { from: PHONE });
  const [conversation] = await conversationsIn(company);
  await runAs(tools, company, "carla", "start", { conversationId: conversation!.id });
  for (let round = 0; round < ROUNDS; round++) {
    const contactId = conversation!.contact_id;
    const [block, sent] = await Promise.allSettled([
      runAs(tools, company, "ana", "block", { contactId }),
      reply(tools, company, conversation!.id, `${round}`),
    ]);
    expect(block).toMatchObject({ status: "fulfilled", value: { ok: true } });
    const isStored = (await messagesIn(company)).some((it) => it.text === `${round}`);
    expect(isStored).toBe(sent.status === "fulfilled");
    await expect(reply(tools, company, conversation!.id, "depois")).rejects.toThrow("contact_blocked");
    await runAs(tools, company, "ana", "unblock", { contactId });
  }
});
