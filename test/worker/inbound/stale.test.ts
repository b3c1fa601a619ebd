import { beforeEach, describe, expect, it } from "vitest";
import type { Identity } from "../../../worker/channels/port.ts";
import { settle } from "../../../worker/services/receive-messages.ts";
import { toRow } from "../../../worker/services/to-row.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { receiverOf } from "../../support/worker/inbound-world.ts";
import { interposed } from "../../support/worker/interposed.ts";
import { deliver, messagesBody } from "../../support/worker/meta.ts";
import { runAs } from "../../support/worker/outbox.ts";
import { rowsOf, sql } from "../../support/worker/put.ts";
import { contactsIn, conversationsIn, messagesIn } from "../../support/worker/stored.ts";
import { testTools } from "../../support/worker/tools.ts";

let company: Company;
const { tools } = testTools();
const PHONE: Identity = { kind: "phone", scope: "", externalId: "5511987654321", address: "5511987654321" };
const USER = (): Identity => ({ kind: "bsuid", scope: company.channel.wabaId, externalId: "BR.1", address: "BR.1" });
const OTHER_PHONE: Identity = { ...PHONE, externalId: "5511900000000", address: "5511900000000" };

/** Someone known by the number, with a conversation of theirs. */
beforeEach(async () => {
  company = await foundCompany();
  await deliver(company, messagesBody(company, [{ from: PHONE.address, text: "antes" }]));
});
const contactId = async () => (await contactsIn(company))[0]!.id;
const conversationId = async () => (await conversationsIn(company))[0]!.id;

/** Takes a message, while something happens between its being decided on and its being written. */
const receive = (identities: Identity[], happen: () => Promise<unknown>) => {
  const message = {
    providerId: "wamid.1",
    identities,
    name: null,
    at: Date.now(),
    kind: "text" as const,
    text: "durante",
    content: null,
    preview: "durante",
    media: null,
    quotes: null,
    origin: null,
  };
  const now = { ...tools, now: Date.now };
  return settle({ ...now, d1: interposed(tools.d1, happen) }, receiverOf(company), toRow(now, message));
};
const texts = async () => (await messagesIn(company)).filter((it) => it.direction === "in").map((it) => it.text);
const run = (...args: [person: "ana" | "carla", name: string, args: object]) =>
  runAs({ ...tools, now: Date.now }, company, args[0], args[1] as "block", args[2] as never);
const conclude = async () => {
  await run("carla", "start", { conversationId: await conversationId() });
  await run("carla", "conclude", { conversationId: await conversationId() });
};

describe("a message that was decided on before", () => {
  it("the contact was blocked is refused, whether its conversation was live or concluded", async () => {
    await receive([PHONE], async () => run("ana", "block", { contactId: await contactId() }));
    expect([await texts(), (await contactsIn(company))[0]?.refused_count]).toEqual([["antes"], 1]);
  });

  it("somebody else was blocked to whom one of its identities belongs is refused", async () => {
    await deliver(company, messagesBody(company, [{ userId: "BR.1", text: "outra" }]));
    const other = (await contactsIn(company))[1]!.id;
    await receive([PHONE, USER()], () => run("ana", "block", { contactId: other }));
    expect((await texts()).sort()).toEqual(["antes", "outra"]);
  });

  it("its unknown identity became a blocked contact's is refused", async () => {
    await receive([OTHER_PHONE], async () => {
      await rowsOf(sql`insert into contact_identities (company_id, kind, scope, external_id, contact_id, address)
        values (${company.id}, 'phone', '', ${OTHER_PHONE.externalId}, ${await contactId()}, ${OTHER_PHONE.address})`);
      await run("ana", "block", { contactId: await contactId() });
    });
    expect([await texts(), (await contactsIn(company)).length]).toEqual([["antes"], 1]);
  });

  it("the contact was unblocked is received", async () => {
    await run("ana", "block", { contactId: await contactId() });
    await receive([PHONE], async () => run("ana", "unblock", { contactId: await contactId() }));
    expect([await texts(), (await contactsIn(company))[0]?.refused_count]).toEqual([["antes", "durante"], 0]);
  });

  it("the contact was archived reactivates it", async () => {
    await receive([PHONE], async () => run("ana", "archive", { contactId: await contactId() }));
    expect([await texts(), (await contactsIn(company))[0]?.archived_at]).toEqual([["antes", "durante"], null]);
  });

  it("its conversation was concluded reopens that one", async () => {
    await receive([PHONE], conclude);
    expect(await conversationsIn(company)).toMatchObject([
      { state: "open", attendant_id: company.people.carla, unread: 1 },
    ]);
  });

  it("the concluded conversation's attendant left comes to the queue", async () => {
    await conclude();
    await receive([PHONE], () =>
      run("ana", "remove_member", { teamId: company.teams.vendas, userId: company.people.carla }),
    );
    expect(await conversationsIn(company)).toMatchObject([{ state: "queued", attendant_id: null, unread: 1 }]);
  });

  it("somebody new had written already goes to the conversation that this began", async () => {
    await receive([OTHER_PHONE], () =>
      deliver(company, messagesBody(company, [{ from: OTHER_PHONE.address, text: "primeira" }])),
    );
    expect([(await contactsIn(company)).length, (await conversationsIn(company)).length]).toEqual([2, 2]);
    expect((await texts()).sort()).toEqual(["antes", "durante", "primeira"]);
  });

  it("the very same message had been stored is stored once", async () => {
    const said = { from: PHONE.address, id: "wamid.1", text: "durante" };
    await receive([PHONE], () => deliver(company, messagesBody(company, [said])));
    expect(await texts()).toEqual(["antes", "durante"]);
  });
});
