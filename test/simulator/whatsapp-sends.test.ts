import { describe, expect, it } from "vitest";
import { messagesOf, MARIANA, startWorld, statusesOf, statusNames, type World } from "./support/world.ts";

/** Sends and waits until it is on the phone or lost; the newest bubble. */
const shown = async (world: World, change: Record<string, unknown>) => {
  const answer = await world.send({ text: undefined, ...change });
  expect(answer).toMatchObject({ status: 200 });
  await world.simulator.idle();
  return (await world.bubbles(MARIANA)).at(-1);
};

const contact = { name: { formatted_name: "Oficina do Zeca" }, phones: [{ phone: "+551130000077" }] };
const button = (id: string, title: string) => ({ type: "reply", reply: { id, title } });

describe("what Prosa sends on WhatsApp", () => {
  const kinds: [string, Record<string, unknown>, Record<string, unknown>][] = [
    ["reaction", { message_id: "wamid.x", emoji: "👍" }, { text: "👍", quotes: "wamid.x" }],
    [
      "location",
      { latitude: "-23.5", longitude: -46.6, name: "Loja", address: "Rua A, 1" },
      { text: "Loja\nRua A, 1" },
    ],
    [
      "interactive",
      { type: "button", body: { text: "Confirma?" }, action: { buttons: [button("sim", "Sim")] } },
      { text: "Confirma?", buttons: [{ kind: "reply", id: "sim", text: "Sim", url: null }] },
    ],
  ];

  it.each(kinds)("as %s is on the customer's phone and in the log", async (type, body, bubble) => {
    const world = await startWorld();
    expect(await shown(world, { type, [type]: body })).toMatchObject({ type, status: "delivered", ...bubble });
    expect(await world.log()).toMatchObject([{ channel: "whatsapp", to: MARIANA, type, text: bubble.text }]);
  });

  it("as a contact is on the customer's phone", async () => {
    const world = await startWorld();
    const bubble = await shown(world, { type: "contacts", contacts: [contact] });
    expect(bubble).toMatchObject({ text: "Oficina do Zeca\n+551130000077" });
  });

  it("as an answer quotes the message that it answers", async () => {
    const world = await startWorld();
    const { body } = await world.call("POST", messagesOf(MARIANA), { text: "Oi" });
    const change = { text: { body: "Olá" }, context: { message_id: body.message.id } };
    expect(await shown(world, change)).toMatchObject({ quotes: body.message.id });
    expect(await world.log()).toMatchObject([{ quotes: body.message.id }]);
  });

  it.each([
    ["a file without an id or a link", { type: "image", image: {} }, 100],
    ["an id that no file has", { type: "image", image: { id: "123" } }, 131009],
    ["a caption on a voice message", { type: "audio", audio: { id: "1", caption: "Oi" } }, 100],
    [
      "four buttons",
      {
        type: "interactive",
        interactive: {
          type: "button",
          body: { text: "?" },
          action: { buttons: [1, 2, 3, 4].map((it) => button(`${it}`, "Sim")) },
        },
      },
      100,
    ],
    ["a place that is nowhere", { type: "location", location: { latitude: "norte", longitude: 0 } }, 100],
  ])("with %s is refused", async (_name, change, code) => {
    const { send, log } = await startWorld();
    expect(await send({ text: undefined, ...change })).toMatchObject({ status: 400, body: { error: { code } } });
    expect(await log()).toEqual([]);
  });
});

describe("the service window", () => {
  it("lets only templates through once it is closed", async () => {
    const world = await startWorld();
    await world.call("POST", "/sim/customers", { phone: MARIANA, windowOpen: false });
    expect((await world.send()).body.error.code).toBe(131047);
    const template = {
      name: "lembrete_de_agendamento",
      language: { code: "pt_BR" },
      components: [{ type: "body", parameters: [text("Mariana"), text("sexta")] }],
    };
    expect(await shown(world, { type: "template", template })).toMatchObject({
      type: "template",
      text: "Olá, Mariana. Sua retirada na Loja Aurora está marcada para sexta.\n\nLoja Aurora",
      buttons: [
        { kind: "reply", text: "Confirmar" },
        { kind: "reply", text: "Remarcar" },
      ],
    });
    expect(statusesOf(world.prosa.taken())[0]).toMatchObject({
      status: "sent",
      pricing: { billable: true, category: "utility" },
    });
    expect(statusNames(world.prosa.taken())).toEqual(["sent", "delivered"]);
  });
});

const text = (value: string) => ({ type: "text", text: value });
