import { describe, expect, it } from "vitest";
import { fileIn, says } from "./support/channels.ts";
import { inboundOf, MARIANA, startWorld, type World } from "./support/world.ts";

/** The part of the newest message of Mariana's that depends on its kind. */
async function sent(world: World, message: Record<string, unknown>) {
  expect((await says(world, MARIANA, message)).status).toBe(201);
  return inboundOf(world.prosa.taken()).at(-1);
}

describe("a customer on WhatsApp", () => {
  it("presses a template's button, and a message's own button, which come back as what they are", async () => {
    const world = await startWorld();
    const parameters = ["Mariana", "sexta"].map((text) => ({ type: "text", text }));
    const components = [{ type: "body", parameters }];
    const template = { name: "lembrete_de_agendamento", language: { code: "pt_BR" }, components };
    const first = await world.send({ type: "template", text: undefined, template });
    await world.simulator.idle();
    expect(await sent(world, { type: "button", text: "Remarcar" })).toMatchObject({
      type: "button",
      button: { text: "Remarcar", payload: "Remarcar" },
      context: { from: "551130000001", id: first.body.messages[0].id },
    });

    const buttons = [{ type: "reply", reply: { id: "sim-1", title: "Sim" } }];
    const interactive = { type: "button", body: { text: "Confirma?" }, action: { buttons } };
    await world.send({ type: "interactive", text: undefined, interactive });
    await world.simulator.idle();
    expect(await sent(world, { type: "button" })).toMatchObject({
      type: "interactive",
      interactive: { type: "button_reply", button_reply: { id: "sim-1", title: "Sim" } },
    });
  });

  it("cannot press a button that is not there", async () => {
    const answer = await says(await startWorld(), MARIANA, { type: "button" });
    expect(answer).toMatchObject({ status: 409, body: { error: { code: "nothing_to_react_to" } } });
  });

  const kinds: [Record<string, unknown>, Record<string, unknown>][] = [
    [{ type: "list_reply" }, { interactive: { type: "list_reply", list_reply: { title: "Tamanho M" } } }],
    [{ type: "flow_reply" }, { interactive: { nfm_reply: { response_json: '{"nota":"5"}' } } }],
    [{ type: "order" }, { order: { product_items: [{ product_retailer_id: "CANECA-AZUL", currency: "BRL" }] } }],
    [{ text: "Veja", forwarded: true }, { context: { forwarded: true } }],
    [{ text: "Veja", forwarded: "many" }, { context: { frequently_forwarded: true } }],
    [{ text: "Oi", ad: "Inverno" }, { referral: { source_type: "ad", headline: "Inverno" } }],
  ];
  it.each(kinds)("sends %o as Meta shapes it", async (message, shape) => {
    expect(await sent(await startWorld(), message)).toMatchObject(shape);
  });

  it("edits a caption, and the picture stays", async () => {
    const world = await startWorld();
    const picture = await sent(world, { type: "image", text: "Azul" });
    const { id } = fileIn(picture, "image");
    expect(await sent(world, { type: "edit", text: "Verde" })).toMatchObject({
      type: "edit",
      edit: { original_message_id: picture?.id, message: { type: "image", image: { caption: "Verde", id } } },
    });
    expect(await world.bubbles(MARIANA)).toMatchObject([{ id: picture?.id, text: "Verde", isEdited: true }]);
  });

  it("takes a message back, and nothing of it stays on the phone", async () => {
    const world = await startWorld();
    const picture = await sent(world, { type: "image", text: "Azul" });
    const revoke = { original_message_id: picture?.id };
    expect(await sent(world, { type: "revoke" })).toMatchObject({ type: "revoke", revoke });
    expect(await world.bubbles(MARIANA)).toMatchObject([{ text: "", media: null, isRevoked: true }]);
  });

  it("changes the number, and stays who they are", async () => {
    const world = await startWorld();
    await world.call("POST", `/sim/customers/${MARIANA}/number`, { phone: "5511987659999" });
    await world.simulator.idle();
    expect(inboundOf(world.prosa.taken())).toMatchObject([
      { from: MARIANA, type: "system", system: { type: "user_changed_number", wa_id: "5511987659999" } },
    ]);
    expect(await world.customer("5511987659999")).toMatchObject({ name: "Mariana Souza" });
    expect((await world.call("GET", `/sim/customers/${MARIANA}/messages`)).status).toBe(404);
  });

  it("stops the advertising and wants it again", async () => {
    const world = await startWorld();
    for (const isStopped of [true, false])
      await world.call("POST", `/sim/customers/${MARIANA}/marketing`, { isStopped });
    await world.simulator.idle();
    const preferences = (value: string) => ({ user_preferences: [{ wa_id: MARIANA, value }] });
    expect(world.prosa.taken()).toMatchObject([preferences("stop"), preferences("resume")]);
  });
});

describe("what happens without a customer", () => {
  it("the company's own words from its phone come as echoes, and stay on the customer's", async () => {
    const world = await startWorld();
    const { body } = await world.call("POST", `/sim/customers/${MARIANA}/echoes`, { text: "Do celular" });
    await world.simulator.idle();
    expect(world.prosa.taken()).toMatchObject([
      { message_echoes: [{ id: body.message.id, from: "551130000001", to: MARIANA, text: { body: "Do celular" } }] },
    ]);
    expect(await world.bubbles(MARIANA)).toMatchObject([{ from: "business", status: "delivered" }]);
    expect(await world.log()).toEqual([]);
  });

  it("the account's events and any payload are posted, signed", async () => {
    const world = await startWorld();
    await world.call("POST", "/sim/account-events", { value: { event: "ACCOUNT_RESTRICTION" } });
    const payload = { object: "whatsapp_business_account", entry: [{ id: "1", changes: [{ value: { odd: true } }] }] };
    await world.call("POST", "/sim/webhooks", { channel: "whatsapp", payload });
    await world.simulator.idle();
    expect(world.prosa.taken()).toEqual([{ event: "ACCOUNT_RESTRICTION" }, { odd: true }]);
    expect(world.prosa.received.every(({ headers }) => "x-hub-signature-256" in headers)).toBe(true);
  });
});

describe("a file on the phone", () => {
  it("is shown when it is a picture, and saved when it could be a page", async () => {
    const world = await startWorld();
    await sent(world, { type: "image" });
    await sent(world, { type: "document", bytes: "PGI+", mime: "text/html", fileName: "a.html" });
    const [picture, page] = await world.bubbles(MARIANA);
    const headersOf = async (url = "/") => (await fetch(world.simulator.url + url)).headers;
    expect((await headersOf(picture?.media?.url)).get("content-disposition")).toMatch(/^inline/);
    const headers = await headersOf(page?.media?.url);
    expect(headers.get("content-disposition")).toMatch(/^attachment/);
    expect(headers.get("content-security-policy")).toContain("sandbox");
  });

  it("of more than 5 MB is refused", async () => {
    const bytes = Buffer.alloc(5_000_004).toString("base64");
    const answer = await says(await startWorld(), MARIANA, { type: "image", bytes });
    expect(answer).toMatchObject({ status: 422, body: { error: { field: "bytes" } } });
  });
});
