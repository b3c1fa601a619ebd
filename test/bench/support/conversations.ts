import { fold } from "#shared/model/search-text.ts";
import { namesIn, MEN, WOMEN } from "../../../scripts/seed/names.ts";
import { idsFrom, type NewIdAt } from "../../../scripts/seed/ids.ts";
import { type Random, seededRandom } from "../../../scripts/seed/random.ts";
import type { Row } from "../../../scripts/seed/rows.ts";
import { type Company, type Customer, membersOf, type TeamName } from "./company.ts";

const DAY_MS = 24 * 3_600_000;
const NAMES = namesIn(`${WOMEN.trim()}, ${MEN.trim()}`);
const LINES = [
  "Oi, tudo bem? Queria saber se ainda tem no tamanho M.",
  "Tem sim! Posso reservar para você até amanhã, às 18h.",
  "Ótimo. E quanto fica o frete para o CEP 30140-071, em Belo Horizonte?",
  "Fica em R$ 18,90, e chega em até três dias úteis.",
  "Pode ser, vou querer os dois. Como faço para pagar?",
  "Mando o link por aqui. Aceitamos cartão, boleto e Pix, que tem 5% de desconto.",
  "Paguei agora. Vocês me avisam quando sair para a entrega?",
  "Avisamos, sim. Qualquer coisa é só chamar.",
] as const;

/** What a conversation consists of: rows of several tables; and its customer, where it is open. */
export type Seeded = { rows: [string, Row][]; open: Customer | null };

/**
 * So many conversations of a company in its first year, each with a customer of its own and two to eight messages: of a
 * hundred, 15 are open, 5 wait, and 80 were concluded some time in the year. Six of ten belong to Vendas, one to VIP.
 */
export function* conversationsOf(company: Company, count: number, now: number): Generator<Seeded> {
  const random = seededRandom(count);
  const newId = idsFrom(random);
  const members = {
    Vendas: membersOf(company, "Vendas"),
    Suporte: membersOf(company, "Suporte"),
    VIP: membersOf(company, "VIP"),
  };
  for (let n = 0; n < count; n += 1) {
    const team = random.pick([
      "Vendas",
      "Vendas",
      "Vendas",
      "Vendas",
      "Vendas",
      "Vendas",
      "Suporte",
      "Suporte",
      "Suporte",
      "VIP",
    ] as const);
    const place = random.int(1, 100);
    const state = place <= 15 ? "open" : place <= 20 ? "queued" : "concluded";
    const attendantId = state === "queued" ? null : random.pick(members[team]).id;
    yield conversation(company, { n, team, state, attendantId, now, random, newId });
  }
}

type Draw = {
  n: number;
  team: TeamName;
  state: "open" | "queued" | "concluded";
  attendantId: string | null;
  now: number;
  random: Random;
  newId: NewIdAt;
};

const conversation = (company: Company, draw: Draw): Seeded => {
  const { n, team, state, attendantId, now, random, newId } = draw;
  const endedAt = now - random.int(60_000, state === "concluded" ? 360 * DAY_MS : 2 * DAY_MS);
  const count = random.int(2, 8);
  const beganAt = endedAt - count * 120_000;
  const [id, contactId] = [newId(beganAt), newId(beganAt)];
  const name = `${random.pick(NAMES)} ${n}`;
  const phone = `55119${String(n).padStart(8, "0")}`;
  const messages = Array.from({ length: count }, (_, at) =>
    message(company, id, { at: beganAt + at * 120_000, line: at % LINES.length, attendantId, newId }),
  );
  const last = messages.at(-1)!;
  const rows: [string, Row][] = [
    [
      "contacts",
      { id: contactId, company_id: company.id, name, search: fold(`${name} ${phone}`), phone, created_at: beganAt },
    ],
    [
      "contact_identities",
      { company_id: company.id, kind: "phone", scope: "", external_id: phone, contact_id: contactId, address: phone },
    ],
    [
      "conversations",
      {
        id,
        company_id: company.id,
        contact_id: contactId,
        channel_id: company.channel.id,
        team_id: company.teamIds[team],
        attendant_id: attendantId,
        state,
        version: count,
        created_at: beganAt,
        concluded_at: state === "concluded" ? endedAt : null,
        waiting_since: state === "queued" ? beganAt : null,
        last_message_at: last.at!,
        last_inbound_at: beganAt + Math.floor((count - 1) / 2) * 240_000,
        preview: last.text!,
        unread: state === "concluded" ? 0 : random.int(0, 3),
      },
    ],
    ...messages.map((it): [string, Row] => ["messages", it]),
  ];
  return { rows, open: state === "open" ? { phone, name, conversationId: id, team, attendantId: attendantId! } : null };
};

const message = (
  company: Company,
  conversationId: string,
  { at, line, attendantId, newId }: { at: number; line: number; attendantId: string | null; newId: NewIdAt },
): Row => {
  const isIn = line % 2 === 0 || attendantId === null;
  const id = newId(at);
  return {
    id,
    company_id: company.id,
    conversation_id: conversationId,
    channel_id: company.channel.id,
    direction: isIn ? "in" : "out",
    kind: "text",
    text: LINES[line]!,
    provider_id: `wamid.${id}`,
    status: isIn ? null : "read",
    author_id: isIn ? null : attendantId,
    at,
  };
};
