import { beforeEach, describe, expect, it } from "vitest";
import { newId } from "#shared/ids.ts";
import { sendDue } from "../../../worker/services/send-due.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { echo, message, phoneOf, photo, receiveItems } from "../../support/worker/items.ts";
import { reply, runAs, shownTo } from "../../support/worker/outbox.ts";
import { rowsOf, sql } from "../../support/worker/put.ts";
import { contactsIn, conversationsIn, countsOf, messagesIn } from "../../support/worker/stored.ts";
import { accepted, refusedWith, testTools } from "../../support/worker/tools.ts";

let company: Company;
/** What happens while the provider has the request, and what it answers. */
let graph: () => Promise<Response | "no answer">;
let world: ReturnType<typeof testTools>;
beforeEach(async () => {
  company = await foundCompany();
  graph = async () => accepted();
  world = testTools(() => graph());
});
const receive = (...items: Parameters<typeof receiveItems>[2][]) => receiveItems(world.tools, company, ...items);
const conversation = async () => (await conversationsIn(company))[0]!;
const ours = async () => (await messagesIn(company)).filter((it) => it.direction === "out");
const facts = async () =>
  (
    await rowsOf<{ preview: string; waiting_since: number | null; state: string; unread: number }>(
      sql`select preview, waiting_since, state, unread from conversations where company_id = ${company.id}`,
    )
  )[0]!;

describe("what the company says on the phone", () => {
  beforeEach(() => receive(message({ at: Date.now() - 60_000 })));
  const start = async () =>
    runAs(world.tools, company, "carla", "start", { conversationId: (await conversation()).id });
  const conclude = async () => {
    await start();
    await runAs(world.tools, company, "carla", "conclude", { conversationId: (await conversation()).id });
  };

  it("stands in the customer's conversation as sent, by nobody here", async () => {
    await receive(echo({ text: "já vai" }));
    const [stored] = await ours();
    expect(await shownTo(company, (await conversation()).id, stored!.id)).toMatchObject({
      direction: "out",
      text: "já vai",
      status: "sent",
      author: null,
    });
    expect(await facts()).toMatchObject({ preview: "já vai", state: "queued", unread: 1 });
  });

  it("in an open conversation ends the customer's wait, but not for what they wrote since", async () => {
    await start();
    const later = Date.now() - 5_000;
    await receive(message({ at: later, text: "e o frete?" }));
    await receive(echo({ at: later - 20_000 }));
    expect((await facts()).waiting_since).toBe(later + 999);
    await receive(echo());
    expect((await facts()).waiting_since).toBeNull();
  });

  it("in a queued conversation leaves it waiting for someone to take it", async () => {
    await receive(echo());
    expect((await facts()).waiting_since).not.toBeNull();
  });

  it("goes into a concluded conversation without reopening it", async () => {
    await conclude();
    await receive(echo({ text: "obrigada" }));
    expect(await conversationsIn(company)).toMatchObject([{ state: "concluded" }]);
    expect(await facts()).toMatchObject({ preview: "obrigada" });
  });

  it("goes into the newest of several", async () => {
    await conclude();
    world.clock.now += 13 * 3_600_000;
    await receive(message({ text: "oi de novo", at: world.clock.now }));
    await receive(echo({ text: "oi", at: world.clock.now }));
    const [, newest] = await conversationsIn(company);
    expect(await ours()).toMatchObject([{ text: "oi", conversation_id: newest!.id }]);
  });

  it("to a blocked contact is kept, and unblocks nothing", async () => {
    await (await company.as("ana")).run("block", { contactId: (await conversation()).contact_id });
    await receive(echo({ text: "não escreva mais" }), message({ text: "por quê?" }));
    expect((await messagesIn(company)).map((it) => it.text)).toEqual(["Olá", "não escreva mais"]);
    expect((await contactsIn(company))[0]?.blocked_at).not.toBeNull();
    expect(await countsOf(company)).toEqual({ stored: 2, blocked: 1 });
  });

  it("leaves an archived contact archived", async () => {
    await (await company.as("ana")).run("archive", { contactId: (await conversation()).contact_id });
    await receive(echo());
    expect((await contactsIn(company))[0]?.archived_at).not.toBeNull();
  });

  it("with a file has it downloaded", async () => {
    await receive(echo({ over: { kind: "image", text: null, media: photo() } }));
    const files = await rowsOf<{ id: string; message_id: string }>(
      sql`select * from media where company_id = ${company.id}`,
    );
    expect(files).toMatchObject([{ message_id: (await ours())[0]!.id, state: "waiting" }]);
    expect(world.wokenMedia).toEqual([files[0]!.id]);
  });

  it("as a reaction is not what lists show", async () => {
    await receive(echo({ text: "👍", over: { kind: "reaction" } }));
    expect((await facts()).preview).toBe("Olá");
  });

  it("is stored once, however often and at the same time it is told", async () => {
    const it = echo({ id: "wamid.echo" });
    await Promise.all([receive(it), receive(it), receive(it, it)]);
    expect((await ours()).length).toBe(1);
    expect(await countsOf(company)).toEqual({ stored: 2, repeated: 3 });
  });
});

describe("to somebody unknown", () => {
  it("makes the contact, and a conversation that is concluded", async () => {
    await receive(echo({ text: "seu pedido chegou", name: "Rita" }));
    expect(await contactsIn(company)).toMatchObject([{ name: "Rita" }]);
    expect(await conversationsIn(company)).toMatchObject([{ state: "concluded", attendant_id: null, unread: 0 }]);
  });

  it("makes one of each, when several come at the same time", async () => {
    await Promise.all(["1", "2", "3", "4"].map((text) => receive(echo({ text }))));
    expect([(await contactsIn(company)).length, (await conversationsIn(company)).length]).toEqual([1, 1]);
    expect((await ours()).length).toBe(4);
  });

  it("brings their answer into the queue", async () => {
    await receive(echo({ text: "seu pedido chegou" }));
    await receive(message({ text: "obrigado" }));
    expect(await conversationsIn(company)).toMatchObject([{ state: "queued", unread: 1 }]);
  });

  it("without any address is counted, and nothing else", async () => {
    await receive(echo({ from: [] }));
    expect([await countsOf(company), await contactsIn(company)]).toEqual([{ "ignored:echo:to_nobody": 1 }, []]);
  });
});

describe("the echo of what was sent from here", () => {
  let conversationId: string;
  beforeEach(async () => {
    await receive(message({ at: Date.now() - 60_000 }));
    conversationId = (await conversation()).id;
    await runAs(world.tools, company, "carla", "start", { conversationId });
  });
  const send = async (text: string) => {
    const id = await reply(world.tools, company, conversationId, text);
    await sendDue(world.tools, conversationId);
    return id;
  };
  const statusOf = async (id: string) => (await shownTo(company, conversationId, id)).status;

  it("is no second message when the answer was recorded before it", async () => {
    graph = async () => accepted("wamid.sent");
    const id = await send("Tem sim");
    await receive(echo({ id: "wamid.sent", text: "Tem sim" }));
    expect([(await ours()).length, await statusOf(id)]).toEqual([1, "sent"]);
  });

  it("is no second message when it is quicker than the answer", async () => {
    graph = async () => {
      await receive(echo({ id: "wamid.sent", text: "Tem sim" }));
      return accepted("wamid.sent");
    };
    const id = await send("Tem sim");
    await receive(echo({ id: "wamid.sent", text: "Tem sim" }));
    expect((await ours()).map((it) => [it.id, it.provider_id])).toEqual([[id, "wamid.sent"]]);
    expect(await statusOf(id)).toBe("sent");
  });

  it("settles a message whose answer was lost", async () => {
    graph = async () => "no answer";
    const id = await send("Tem sim");
    expect(await statusOf(id)).toBe("unknown");
    await receive(echo({ id: "wamid.sent", text: "Tem sim" }));
    expect([(await ours()).length, await statusOf(id)]).toEqual([1, "sent"]);
  });

  it("keeps what the provider took, though it said that it did not, from being sent again", async () => {
    graph = async () => refusedWith(503, {});
    const id = await send("Tem sim");
    await receive(echo({ id: "wamid.sent", text: "Tem sim" }));
    graph = async () => accepted("wamid.again");
    world.clock.now += 3_600_000;
    await sendDue(world.tools, conversationId);
    expect([world.asked.length, await statusOf(id)]).toEqual([1, "sent"]);
  });

  it("is known by our own id, whatever it says", async () => {
    graph = async () => "no answer";
    const id = await send("Tem sim");
    await receive(echo({ id: "wamid.sent", messageId: id, text: "Tem sim." }));
    expect((await ours()).map((it) => it.text)).toEqual(["Tem sim"]);
  });

  it("of an attempt that was retried since is not the new attempt", async () => {
    graph = async () => accepted("wamid.1");
    const id = await send("Tem sim");
    await rowsOf(sql`update messages set status = 'failed' where id = ${id}`);
    await runAs(world.tools, company, "carla", "retry", { conversationId, messageId: id });
    await receive(echo({ id: "wamid.1", messageId: id, text: "Tem sim" }));
    expect([(await ours()).length, await statusOf(id)]).toEqual([1, "queued"]);
  });

  it("of two that say the same settles one each", async () => {
    graph = async () => "no answer";
    const ids = [await send("Oi"), await send("Oi")];
    await receive(echo({ id: "wamid.a", text: "Oi" }), echo({ id: "wamid.b", text: "Oi" }));
    expect([(await ours()).length, await statusOf(ids[0]!), await statusOf(ids[1]!)]).toEqual([2, "sent", "sent"]);
  });

  it("is not mistaken for a reply that waits to be sent, or says something else, or is to another customer", async () => {
    await reply(world.tools, company, conversationId, "Tem sim");
    graph = async () => "no answer";
    await receive(echo({ text: "Tem sim" }), echo({ text: "Não tem" }));
    await sendDue(world.tools, conversationId);
    await receive(echo({ text: "Tem sim", from: [phoneOf("5511900000001")] }), echo({ text: "Tem não" }));
    expect((await ours()).length).toBe(5);
  });

  it("of another channel is that channel's", async () => {
    graph = async () => "no answer";
    const id = await send("Tem sim");
    const other = await foundCompany();
    await receiveItems(world.tools, other, echo({ messageId: id, text: "Tem sim" }));
    expect([await statusOf(id), (await messagesIn(other)).length]).toEqual(["unknown", 1]);
  });
});

it("an id of ours that is nobody's changes nothing about what an echo is", async () => {
  await receive(echo({ messageId: newId(), text: "Oi" }));
  expect((await ours()).map((it) => it.text)).toEqual(["Oi"]);
});
