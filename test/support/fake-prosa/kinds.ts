import type { Media } from "#shared/model/media.ts";
import { type Message, PLAIN } from "#shared/model/message.ts";
import type { ShownMessage } from "../../../web/stores/prosa.ts";
import { idOf, type Seed, USERS } from "./seed.ts";

const MINUTE = 60_000;

/** A conversation with every kind of message, and every way in which one can fare. It is with Bruno, of Vendas. */
export const KINDS_ID = idOf(4, 0xdef);

export const addKinds = (seed: Seed, now: number): void => {
  const bruno = USERS[1]!;
  const contact = {
    id: idOf(3, 0xdef),
    name: "Rafael Siqueira",
    phone: "5521976543210",
    blockedAt: null,
    archivedAt: null,
    marketingStoppedAt: now - 40 * 24 * 60 * MINUTE,
  };
  const messages: ShownMessage[] = [];
  const say = (some: Partial<Message>): ShownMessage => {
    const n = messages.length + 1;
    const message: ShownMessage = {
      id: idOf(0x16, n),
      conversationId: KINDS_ID,
      revision: 1,
      direction: "in",
      kind: "text",
      text: null,
      content: null,
      status: null,
      failure: null,
      author: null,
      at: now - 120 * MINUTE + n * 2 * MINUTE,
      ...PLAIN,
      ...some,
    };
    messages.push(message);
    return message;
  };
  const reply = (some: Partial<Message>): ShownMessage =>
    say({ direction: "out", status: "read", author: { id: bruno.id, name: bruno.name }, ...some });
  const quoting = ({ id, direction, kind, text }: ShownMessage) => ({ id, direction, kind, text });
  let files = 0;
  const medium = (kind: Media["kind"], some: Partial<Media> = {}) => ({
    media: {
      id: idOf(0x18, ++files),
      kind,
      state: "ready",
      problem: null,
      mime: null,
      name: null,
      bytes: null,
      isVoice: false,
      isAnimated: false,
      seconds: null,
      waveform: null,
      ...some,
    } satisfies Media,
  });

  const first = say({ text: "Oi! Vi o anúncio da bota e queria saber mais.", content: { forwarded: true } });
  say({ kind: "image", text: "É esta aqui?", content: medium("image", { bytes: 210_000 }) });
  say({ kind: "image", content: medium("image", { name: "vertical.jpg", bytes: 310_000 }) });
  say({ kind: "reaction", text: "❤️", quote: quoting(messages[1]!) });
  reply({ kind: "reaction", text: "👍", quote: quoting(messages[1]!) });
  const question = reply({ text: "Esta mesma. Qual é o seu número?", quote: quoting(first) });
  say({
    kind: "interactive",
    text: "37",
    content: { title: "37", description: "Em estoque na loja do centro" },
    quote: quoting(question),
  });
  say({ kind: "audio", content: medium("audio", { isVoice: true, seconds: 72 }) });
  say({ kind: "video", text: "Olha o estado da antiga", content: medium("video", { seconds: 21, bytes: 4_300_000 }) });
  say({
    kind: "document",
    content: medium("document", { name: "nota\u202efdp.exe", mime: "application/x-msdownload", bytes: 1_240_000 }),
  });
  say({ kind: "location", content: { latitude: -22.97063, longitude: -43.18244 } });
  say({
    kind: "contacts",
    content: {
      contacts: [
        { name: { formatted_name: "Helena Prado" }, phones: [{ phone: "+55 21 99888-7766" }] },
        { name: { formatted_name: "<b>Portaria</b>" }, phones: [] },
      ],
    },
  });
  say({
    kind: "order",
    content: {
      catalog_id: "1",
      product_items: [
        { product_retailer_id: "BOTA-37-PRETA", quantity: 1, item_price: 349.9, currency: "BRL" },
        { product_retailer_id: "MEIA-LA", quantity: 3, item_price: 29.9, currency: "BRL" },
      ],
    },
  });
  say({
    text: "Adorei este",
    content: { share: { is: "story_reply", title: null, url: "https://lojaaurora.example/s" } },
  });
  say({ text: "\u202emarkup <img src=x onerror=alert(1)> \u0000 e a volta", content: { forwarded: "often" } });
  say({ text: "سلام، آیا این چکمه موجود است؟ 37" });
  say({ text: "🎉🎉" });
  say({ text: "Troquei de ideia, quero a marrom", editedAt: now - 60 * MINUTE });
  say({ revokedAt: now - 59 * MINUTE });
  say({ kind: "unsupported", content: { type: "poll" } });
  say({ kind: "image", content: medium("image", { state: "waiting" }) });
  say({ kind: "audio", content: medium("audio", { state: "waiting", isVoice: true }) });
  say({
    kind: "document",
    content: medium("document", { state: "refused", problem: "too_large", name: "catalogo.pdf" }),
  });
  say({ kind: "image", content: medium("image", { state: "failed", problem: "gone" }) });
  say({ kind: "video", content: medium("video", { state: "refused", problem: "type_refused" }) });
  reply({
    text: "Pedido 7712 a caminho\n\nOi, Rafael! Seu pedido saiu hoje e chega até sexta.\n\nLoja Aurora",
    content: {
      template: { name: "pedido_enviado", language: "pt_BR", buttons: ["Acompanhar entrega", "Preciso de ajuda"] },
    },
    status: "delivered",
  });
  reply({
    kind: "interactive",
    text: "Posso reservar na loja do centro?",
    content: {
      buttons: [
        { id: "1", title: "Pode" },
        { id: "2", title: "Agora não" },
      ],
    },
  });
  reply({ text: "Ops, mensagem errada", status: "cancelled" });
  reply({
    text: "A promoção termina hoje.",
    status: "failed",
    failure: { code: "131049", reason: "This message was not delivered to maintain healthy ecosystem engagement." },
  });
  reply({ text: "Mandei o link por e-mail.", status: "failed", failure: { code: "no_answer", reason: "" } });
  reply({ text: "Respondido pelo celular da loja.", status: "sent", author: null });
  reply({ text: "Fica separado até amanhã às 18h.", status: "held", holdUntil: now + 40_000 });

  seed.contacts.unshift(contact);
  seed.messages[KINDS_ID] = messages;
  seed.conversations.unshift({
    id: KINDS_ID,
    version: 3,
    state: "open",
    contact,
    team: { id: idOf(2, 1), name: "Vendas" },
    attendant: { id: bruno.id, name: bruno.name },
    channel: "whatsapp",
    channelId: "demo-whatsapp",
    preview: "Fica separado até amanhã às 18h.",
    lastMessageAt: now - 2 * MINUTE,
    lastInboundAt: now - 20 * MINUTE,
    waitingSince: null,
    concludedAt: null,
    unread: 0,
  });
};
