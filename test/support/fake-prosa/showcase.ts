import type { Media } from "#shared/model/media.ts";
import { PLAIN, previewOf } from "#shared/model/message.ts";
import type { ShownMessage } from "../../../web/stores/prosa.ts";
import { idOf, type Seed, USERS } from "./seed.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The conversation that shows every kind of message and every status. It is with Bruno, of Vendas. */
export const SHOWCASE_ID = idOf(4, 0xabc);

export const addShowcase = (seed: Seed, now: number): void => {
  const bruno = USERS[1]!;
  const ana = USERS[0]!;
  const contact = {
    id: idOf(3, 0xabc),
    name: "Mariana Albuquerque",
    phone: "5511987654321",
    blockedAt: null,
    archivedAt: null,
    marketingStoppedAt: null,
  };
  let n = 0;
  const line = (minutesAgo: number, some: Partial<ShownMessage>): ShownMessage => ({
    id: idOf(6, ++n),
    conversationId: SHOWCASE_ID,
    revision: 1,
    direction: "in",
    kind: "text",
    text: null,
    content: null,
    status: null,
    failure: null,
    author: null,
    at: now - minutesAgo * MINUTE,
    ...PLAIN,
    ...some,
  });
  const ours = (minutesAgo: number, text: string, status: ShownMessage["status"], some: Partial<ShownMessage> = {}) =>
    line(minutesAgo, { direction: "out", text, status, author: { id: bruno.id, name: bruno.name }, ...some });
  const event = (minutesAgo: number, content: Record<string, unknown>) =>
    line(minutesAgo, { direction: "system", kind: "event", content });

  const DAY = 24 * 60;
  const medium = (id: number, some: Partial<Media> & Pick<Media, "kind">): Media => ({
    id: idOf(8, id),
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
  });
  const voice = (id: number, seconds: number): Media =>
    medium(id, {
      kind: "audio",
      mime: "audio/ogg",
      isVoice: true,
      seconds,
      bytes: seconds * 4_000,
      waveform: Array.from({ length: 64 }, (_, at) => Math.round(50 + 45 * Math.sin(at * 0.9) * Math.sin(at * 0.21))),
    });
  const messages = [
    line(9 * DAY, { text: "Oi! Comprei uma jaqueta com vocês e queria saber sobre a troca." }),
    event(9 * DAY - 2, { event: "started", by: ana.name }),
    ours(9 * DAY - 4, "Olá, Mariana! A troca é gratuita em até 30 dias. Qual o número do pedido?", "read", {
      author: { id: ana.id, name: ana.name },
    }),
    line(9 * DAY - 9, { text: "48213" }),
    line(9 * DAY - 10, {
      kind: "image",
      text: "Olha como ela chegou",
      content: { media: medium(1, { kind: "image", mime: "image/jpeg", bytes: 284_000 }) },
    }),
    event(9 * DAY - 12, { event: "transferred", by: ana.name, toTeam: "Vendas", toUser: bruno.name }),
    ours(9 * DAY - 15, "Mariana, aqui é o Bruno, de Vendas. Vou resolver isso com você.", "read"),
    event(8 * DAY, { event: "concluded", by: bruno.name }),
    event(DAY + 40, { event: "reopened", by: null }),
    line(DAY + 40, {
      text: "Bom dia! A jaqueta nova chegou e ficou perfeita 😍\n\nMas agora queria ver umas botas para combinar. Vocês têm alguma sugestão? Pode ser até uns R$ 350,00.",
    }),
    line(DAY + 38, { kind: "audio", content: { media: voice(2, 14) } }),
    ours(
      DAY + 30,
      "Que bom que gostou! Separei três modelos que combinam: https://lojaaurora.example/botas?colecao=inverno. O segundo é o mais vendido.",
      "read",
    ),
    line(95, { text: "Gostei da segunda. Tem 37?" }),
    line(94, { kind: "sticker", content: { media: medium(3, { kind: "sticker", mime: "image/webp" }) } }),
    line(93, {
      kind: "location",
      text: "Casa da Mari",
      content: {
        latitude: -23.5558,
        longitude: -46.6621,
        name: "Casa da Mari",
        address: "Rua Augusta, 1508, São Paulo",
      },
    }),
    ours(80, "Tem sim, a última! Posso reservar até amanhã.", "read"),
    ours(79, "Para esse endereço o frete sai por R$ 12,90 e chega na quinta.", "delivered"),
    line(42, {
      kind: "document",
      text: "Segue o comprovante",
      content: {
        media: medium(4, { kind: "document", mime: "application/pdf", name: "comprovante-pix.pdf", bytes: 84_120 }),
      },
    }),
    line(41, { kind: "unsupported", content: { type: "poll" } }),
    ours(30, "Pagamento confirmado, obrigado.", "sent"),
    ours(22, "Segue o código de rastreio: AURORA-77120-BR", "failed", {
      failure: { code: "131026", reason: "o número não pode receber mensagens agora (131026)" },
    }),
    ours(18, "Se preferir, também dá para retirar na loja do centro.", "unknown"),
    ours(3, "Você quer que eu inclua a embalagem para presente?", "queued"),
    line(1, { text: "Quero sim, por favor!" }),
  ].sort((a, b) => a.at - b.at);

  seed.contacts.unshift(contact);
  seed.messages[SHOWCASE_ID] = messages;
  seed.conversations.unshift({
    id: SHOWCASE_ID,
    version: 9,
    state: "open",
    contact,
    team: { id: idOf(2, 1), name: "Vendas" },
    attendant: { id: bruno.id, name: bruno.name },
    channel: "whatsapp",
    channelId: "demo-whatsapp",
    preview: previewOf(messages.at(-1)?.text ?? ""),
    lastMessageAt: now - MINUTE,
    lastInboundAt: now - MINUTE,
    waitingSince: now - MINUTE,
    concludedAt: null,
    unread: 2,
  });
  // One whose 24 hours are nearly over, and one whose are.
  const mine = seed.conversations.filter(
    (it) => it.state === "open" && it.channel === "whatsapp" && it.attendant?.id === bruno.id && it.id !== SHOWCASE_ID,
  );
  if (mine[0]) Object.assign(mine[0], { lastInboundAt: now - 23 * HOUR });
  if (mine[1]) Object.assign(mine[1], { lastInboundAt: now - 30 * HOUR });
};
