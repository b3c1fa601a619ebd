import { beforeEach, expect, it, vi } from "vitest";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { listenToLogs } from "../../support/worker/logged.ts";
import { deliver, messagesBody, type Said } from "../../support/worker/meta.ts";
import { contactsIn, conversationsIn, messagesIn } from "../../support/worker/stored.ts";

let company: Company;
beforeEach(async () => {
  company = await foundCompany();
});
const [MARIA, JOAO, RITA] = ["5511911111111", "5511922222222", "5511933333333"] as const;
const T = Date.now() - 600_000;

/** Twelve messages of three customers, a minute after another, each customer's numbered. */
const twelve = (): Said[] =>
  Array.from({ length: 12 }, (_, n) => {
    const from = [MARIA, JOAO, RITA][n % 3]!;
    return { from, name: from, id: `wamid.${company.id}.${n}`, text: `${n}`, at: T + n * 1_000 };
  });

const textsBySender = async () => {
  const [contacts, conversations, messages] = [
    await contactsIn(company),
    await conversationsIn(company),
    await messagesIn(company),
  ];
  const senderOf = (conversationId: string) => {
    const contactId = conversations.find((it) => it.id === conversationId)?.contact_id;
    return contacts.find((it) => it.id === contactId)?.phone ?? "?";
  };
  const bySender = Map.groupBy(messages, (it) => senderOf(it.conversation_id));
  return Object.fromEntries([...bySender].map(([from, of]) => [from, of.map((it) => it.text)]));
};
const ALL_TWELVE = { [MARIA]: ["0", "3", "6", "9"], [JOAO]: ["1", "4", "7", "10"], [RITA]: ["2", "5", "8", "11"] };

it("twelve messages of three customers are twelve, in the order of their times", async () => {
  expect((await deliver(company, messagesBody(company, twelve()))).status).toBe(200);
  expect(await textsBySender()).toEqual(ALL_TWELVE);
  expect((await conversationsIn(company)).map((it) => [it.version, it.unread])).toEqual([
    [4, 4],
    [4, 4],
    [4, 4],
  ]);
});

it("the order of times holds in whatever order a body or several bodies bring them", async () => {
  await deliver(company, messagesBody(company, twelve().slice(6).reverse()));
  await deliver(company, messagesBody(company, twelve().slice(0, 6).reverse()));
  expect(await textsBySender()).toEqual(ALL_TWELVE);
});

it("the same body five times, shuffled and in parallel, gives each message once", async () => {
  const shuffled = (by: number) => twelve().map((_, n, all) => all[(n * 5 + by) % 12]!);
  const answers = await Promise.all([0, 1, 2, 3, 4].map((it) => deliver(company, messagesBody(company, shuffled(it)))));
  expect(answers.map((it) => it.status)).toEqual([200, 200, 200, 200, 200]);
  expect(await textsBySender()).toEqual(ALL_TWELVE);
  expect((await contactsIn(company)).length).toBe(3);
  expect((await conversationsIn(company)).map((it) => [it.version, it.unread])).toEqual([
    [4, 4],
    [4, 4],
    [4, 4],
  ]);
});

it("the same body five times, one after another, changes nothing after the first", async () => {
  await deliver(company, messagesBody(company, twelve()));
  const before = [await conversationsIn(company), await messagesIn(company)];
  for (let n = 0; n < 4; n++) await deliver(company, messagesBody(company, twelve().reverse()));
  expect([await conversationsIn(company), await messagesIn(company)]).toEqual(before);
});

it("the same message twice in one body is one", async () => {
  const said = { from: MARIA, id: `wamid.${company.id}`, text: "Oi" };
  await deliver(company, messagesBody(company, [said, said]));
  await deliver(
    company,
    messagesBody(company, [
      { ...said, id: `${said.id}.2` },
      { ...said, id: `${said.id}.2` },
    ]),
  );
  expect((await messagesIn(company)).length).toBe(2);
});

it("a burst of webhooks, each of them doubled, is stored in a few batches, each message once", async () => {
  const known = [MARIA, JOAO, RITA].map((from) => ({ from, name: from, text: "bom dia", at: T - 60_000 }));
  await deliver(company, messagesBody(company, known));
  const logs = listenToLogs();
  const burst = twelve().flatMap((it) => [it, it]);
  const answers = await Promise.all(burst.map((it) => deliver(company, messagesBody(company, [it]))));
  const batches = logs.of("request").map((it) => Number(it.batches));
  vi.restoreAllMocks();
  expect(answers.map((it) => it.status)).toEqual(Array(24).fill(200));
  expect(await textsBySender()).toEqual(
    Object.fromEntries(Object.entries(ALL_TWELVE).map(([from, texts]) => [from, ["bom dia", ...texts]])),
  );
  expect((await conversationsIn(company)).map((it) => [it.version, it.unread])).toEqual(Array(3).fill([5, 5]));
  expect(batches.filter((it) => it === 0).length).toBeGreaterThan(0);
});

it("thirty messages of someone new, each in a webhook of its own, make one conversation", async () => {
  await Promise.all(
    Array.from({ length: 30 }, (_, n) => deliver(company, messagesBody(company, [{ from: MARIA, text: `${n}` }]))),
  );
  expect((await contactsIn(company)).length).toBe(1);
  expect((await conversationsIn(company)).map((it) => [it.version, it.unread])).toEqual([[30, 30]]);
  expect(new Set((await messagesIn(company)).map((it) => it.text)).size).toBe(30);
});
