import type { Channel } from "#shared/model/channel.ts";
import type { Contact } from "#shared/model/contact.ts";
import type { Conversation } from "#shared/model/conversation.ts";
import { type Message, PLAIN } from "#shared/model/message.ts";
import type { Team } from "#shared/model/team.ts";
import type { User } from "#shared/model/user.ts";

let made = 0;
/** A new id; later ones sort behind. */
export const nextId = (): string => `0199a000-0000-7000-8000-${String(++made).padStart(12, "0")}`;

export const COMPANY = { id: "0199a000-0000-7000-8000-00000000c0de", name: "Loja Aurora" };

const user = (name: string, role: User["role"] = "agent"): User => ({
  id: nextId(),
  name,
  email: `${name.toLowerCase()}@prosa.test`,
  role,
  safetyDelayMs: null,
});

export const ANA = user("Ana", "admin");
export const BRUNO = user("Bruno");
export const CARLA = user("Carla");

const team = (name: string, access: Team["access"]): Team => ({
  id: nextId(),
  name,
  access,
  reopenWindowMs: 0,
  safetyDelayMs: 0,
});

export const VENDAS = team("Vendas", "everyone");
export const SUPORTE = team("Suporte", "team");
export const VIP = team("VIP", "attendant");

export const WHATSAPP: Channel = {
  id: "demo-whatsapp",
  kind: "whatsapp",
  name: "WhatsApp",
  defaultTeamId: VENDAS.id,
  pausedAt: null,
};

export const contact = (name: string): Contact => ({
  id: nextId(),
  name,
  phone: "5511999990000",
  blockedAt: null,
  archivedAt: null,
  marketingStoppedAt: null,
});

/** A conversation that waits in the queue of Vendas, unless said otherwise. */
export const conversation = (given: Partial<Conversation> = {}): Conversation => ({
  id: nextId(),
  version: 1,
  state: "queued",
  contact: contact("Maria"),
  team: { id: VENDAS.id, name: VENDAS.name },
  attendant: null,
  channel: "whatsapp",
  channelId: WHATSAPP.id,
  preview: "Bom dia",
  lastMessageAt: 1_000,
  lastInboundAt: 1_000,
  waitingSince: 1_000,
  concludedAt: null,
  unread: 1,
  ...given,
});

export const message = (conversationId: string, text: string, given: Partial<Message> = {}): Message => ({
  id: nextId(),
  conversationId,
  revision: 1,
  direction: "in",
  kind: "text",
  text,
  content: null,
  status: null,
  failure: null,
  author: null,
  at: 1_000,
  ...PLAIN,
  ...given,
});
