import { beforeEach, describe, expect, it } from "vitest";
import { receiveMessages } from "../../../worker/services/receive-messages.ts";
import { type Company, foundCompany, type PersonName } from "../../support/worker/company.ts";
import { interposedAt } from "../../support/worker/interposed.ts";
import { channelOf, echo, message, phoneOf, receiveItems } from "../../support/worker/items.ts";
import { deliver, messagesBody } from "../../support/worker/meta.ts";
import { runAs } from "../../support/worker/outbox.ts";
import { rowsOf, sql } from "../../support/worker/put.ts";
import { fetchState, plain, replay } from "../../support/worker/replica.ts";
import { contactsIn, conversationsIn, messagesIn } from "../../support/worker/stored.ts";
import { testTools } from "../../support/worker/tools.ts";

const PHONE = phoneOf("5511987654321");
let company: Company;
let world: ReturnType<typeof testTools>;
/** Maria has written from her number, and hidden it another time. */
beforeEach(async () => {
  company = await foundCompany();
  world = testTools();
  await receive(message({ from: [PHONE] }), message({ from: [user()] }));
});
const user = () => ({ kind: "bsuid" as const, scope: company.channel.wabaId, externalId: "BR.1", address: "BR.1" });
const receive = (...items: ReturnType<typeof message>[]) => receiveItems(world.tools, company, ...items);
const run = (person: PersonName, name: string, args: object) =>
  runAs(world.tools, company, person, name as "start", args as never);
const both = () => message({ from: [PHONE, user()], text: "as duas" });
const live = async () => (await conversationsIn(company)).filter((it) => it.state !== "concluded");
const contactOf = async (kind: "phone" | "bsuid") => {
  const [row] = await rowsOf<{ contact_id: string }>(sql`select contact_id from contact_identities
    where company_id = ${company.id} and kind = ${kind}`);
  return row!.contact_id;
};
const conversationOf = async (kind: "phone" | "bsuid") => {
  const contactId = await contactOf(kind);
  return (await live()).find((it) => it.contact_id === contactId)!.id;
};

/** Takes a message, while something happens between its being decided on and its being written. */
const receiveWhile = async (happen: () => Promise<unknown>, from = [PHONE, user()]) => {
  const item = message({ from, text: "as duas" });
  if (item.is !== "message") throw new Error("it is a message");
  // Before the batch that decides and the one that writes comes the hot path's.
  const d1 = interposedAt(3, world.tools.d1, happen);
  await receiveMessages({ ...world.tools, d1 }, await channelOf(company), [item.message]);
};

describe("a merge that was decided on before", () => {
  it.each<["phone" | "bsuid"]>([["phone"], ["bsuid"]])(
    "the contact of the %s was blocked makes a blocked contact, and the message is refused",
    async (kind) => {
      await receiveWhile(async () => run("ana", "block", { contactId: await contactOf(kind) }));
      expect(await contactsIn(company)).toMatchObject([{ blocked_at: expect.any(Number), refused_count: 1 }]);
      expect((await messagesIn(company)).some((it) => it.text === "as duas")).toBe(false);
    },
  );

  it("somebody took the conversation that was to end goes on in that one", async () => {
    const conversationId = await conversationOf("bsuid");
    await receiveWhile(() => run("carla", "start", { conversationId }));
    expect(await live()).toMatchObject([{ id: conversationId, attendant_id: company.people.carla }]);
  });

  it("somebody concluded the conversation that was to go on goes on in the other", async () => {
    const [ofPhone, ofUser] = [await conversationOf("phone"), await conversationOf("bsuid")];
    await run("carla", "start", { conversationId: ofPhone });
    await receiveWhile(() => run("carla", "conclude", { conversationId: ofPhone }));
    expect(await live()).toMatchObject([{ id: ofUser, contact_id: await contactOf("phone") }]);
  });

  it("the same message had brought about already changes nothing more", async () => {
    await receiveWhile(() => receive(both()));
    expect([(await contactsIn(company)).length, (await live()).length]).toEqual([1, 1]);
    expect((await messagesIn(company)).filter((it) => it.text === "as duas").length).toBe(2);
  });

  it("one of them had become a third's is of the contact that there is now", async () => {
    const lid = { kind: "zapi" as const, scope: "", externalId: "7@lid", address: "7@lid" };
    await receive(message({ from: [lid] }));
    await receiveWhile(() => receive(message({ from: [user(), lid] })));
    expect([(await contactsIn(company)).length, (await live()).length]).toEqual([1, 1]);
  });

  it("somebody new had written by the identity that was to be learnt makes those two one", async () => {
    const lid = { kind: "zapi" as const, scope: "", externalId: "8@lid", address: "8@lid" };
    await receiveWhile(() => receive(message({ from: [lid] })), [PHONE, lid]);
    expect((await contactsIn(company)).length).toBe(2);
    expect((await messagesIn(company)).filter((it) => it.text === "as duas").length).toBe(1);
  });
});

it("a message, an echo and a command on the other contact that race a merge end with the one that there is", async () => {
  for (let round = 0; round < 6; round++) {
    const [from, userId] = [`55119${String(10_000_000 + round)}`, `BR.9${round}`];
    const write = (text: string, said: object) => deliver(company, messagesBody(company, [{ text, ...said }]));
    await write("antes", { from });
    await write("antes", { userId });
    const before = await contactsIn(company);
    const { id } = before.at(-1)!;
    const identity = { kind: "bsuid" as const, scope: company.channel.wabaId, externalId: userId, address: userId };
    const state = await fetchState(company.id, world.clock.now);
    const steps: (() => Promise<unknown>)[] = [
      () => write(`${round} um`, { userId }),
      () => write(`${round} dois`, { from, userId }),
      () => receive(echo({ from: [identity], text: `${round} nosso` })),
      () => run("carla", "archive", { contactId: id }),
      () => write(`${round} três`, { from, userId }),
      () => write(`${round} quatro`, { from }),
    ];
    const order = [...steps.slice(round), ...steps.slice(0, round)];
    await Promise.all(order.map((it) => it()));
    expect((await contactsIn(company)).length).toBe(before.length - 1);
    const said = (await messagesIn(company)).filter((it) => it.text?.startsWith(`${round} `));
    expect(said.length).toBe(5);
    const { now } = world.clock;
    expect(plain(await replay(state, company.id, now), now)).toEqual(plain(await fetchState(company.id, now), now));
  }
  expect((await live()).length).toBe(6 + 2);
});
