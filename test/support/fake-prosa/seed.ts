import type { Channel, ChannelKind } from "#shared/model/channel.ts";
import type { Contact } from "#shared/model/contact.ts";
import { type Conversation, type ConversationState } from "#shared/model/conversation.ts";
import type { Membership } from "#shared/model/membership.ts";
import { PLAIN, previewOf } from "#shared/model/message.ts";
import type { Team } from "#shared/model/team.ts";
import type { User } from "#shared/model/user.ts";
import type { ShownMessage } from "../../../web/stores/prosa.ts";
import { EXCHANGES, FIRST_NAMES, LAST_NAMES, OPENERS } from "./words.ts";

export type Seed = {
  users: User[];
  teams: Team[];
  memberships: Membership[];
  channels: Channel[];
  contacts: Contact[];
  conversations: Conversation[];
  messages: Record<string, ShownMessage[]>;
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The same number in, the same id out: links to the gallery stay valid. */
export const idOf = (kind: number, n: number): string =>
  `0192a000-0000-7${kind.toString(16).padStart(3, "0")}-8000-${n.toString(16).padStart(12, "0")}`;

const user = (n: number, name: string, role: User["role"]): User => ({
  id: idOf(1, n),
  name,
  email: `${name.split(" ")[0]?.toLowerCase()}@prosa.test`,
  role,
  safetyDelayMs: null,
});

export const USERS = [
  user(1, "Ana Martins", "admin"),
  user(2, "Bruno Carvalho", "agent"),
  user(3, "Carla Dias", "agent"),
  user(4, "Diego Rocha", "agent"),
  user(5, "Elisa Moura", "agent"),
];

const TEAMS: Team[] = [
  { id: idOf(2, 1), name: "Vendas", access: "everyone", reopenWindowMs: 12 * HOUR, safetyDelayMs: 0 },
  { id: idOf(2, 2), name: "Suporte", access: "team", reopenWindowMs: 24 * HOUR, safetyDelayMs: 0 },
  { id: idOf(2, 3), name: "VIP", access: "attendant", reopenWindowMs: 12 * HOUR, safetyDelayMs: 0 },
  { id: idOf(2, 4), name: "Trocas e devoluções", access: "team", reopenWindowMs: 0, safetyDelayMs: 0 },
];

const MEMBERS: readonly (readonly [team: number, user: number, isSupervisor: boolean])[] = [
  [1, 2, true],
  [1, 3, false],
  [1, 4, false],
  [2, 1, true],
  [2, 3, false],
  [2, 4, false],
  [2, 5, false],
  [3, 2, true],
  [3, 5, false],
];

const CHANNELS: Channel[] = [
  { id: "demo-whatsapp", kind: "whatsapp", name: "WhatsApp da loja", defaultTeamId: idOf(2, 1), pausedAt: null },
  { id: "demo-instagram", kind: "instagram", name: "Instagram @lojaaurora", defaultTeamId: idOf(2, 1), pausedAt: null },
  { id: "demo-messenger", kind: "messenger", name: "Messenger", defaultTeamId: idOf(2, 4), pausedAt: null },
  { id: "demo-zapi", kind: "zapi", name: "WhatsApp do suporte", defaultTeamId: idOf(2, 2), pausedAt: null },
];

/** A company on a busy afternoon. `now` is epoch milliseconds; `count` is how many conversations there are. */
export const seedCompany = (now: number, count: number): Seed => {
  const random = randomFrom(7);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const memberships = MEMBERS.map(([t, u, isSupervisor]) => ({ teamId: idOf(2, t), userId: idOf(1, u), isSupervisor }));
  const seed: Seed = {
    users: [...USERS],
    teams: TEAMS,
    memberships,
    channels: CHANNELS,
    contacts: [],
    conversations: [],
    messages: {},
  };

  for (let n = 0; n < count; n++) {
    const contact: Contact = {
      id: idOf(3, n),
      name: `${pick(FIRST_NAMES)} ${pick(LAST_NAMES)}`,
      phone: random() < 0.85 ? `5511${900000000 + Math.floor(random() * 99_999_999)}` : null,
      blockedAt: n % 41 === 17 ? now - 3 * 24 * HOUR : null,
      archivedAt: n % 23 === 11 ? now - 9 * 24 * HOUR : null,
      marketingStoppedAt: null,
    };
    seed.contacts.push(contact);
    const team = pick(TEAMS.slice(0, 3));
    const state: ConversationState = n < count * 0.05 ? "queued" : n < count * 0.25 ? "open" : "concluded";
    const people = memberships.filter((it) => it.teamId === team.id);
    const attendantId = pick(people).userId;
    const attendant = state === "queued" ? null : (seed.users.find((it) => it.id === attendantId) ?? null);
    const age =
      state === "queued"
        ? random() * random() * 50 * MINUTE
        : state === "open"
          ? random() * 20 * HOUR
          : HOUR + random() * 60 * 24 * HOUR;
    const channel = pick<ChannelKind>(["whatsapp", "whatsapp", "whatsapp", "zapi", "instagram", "messenger"]);
    const id = idOf(4, n);
    const isWaiting = state === "queued" || (state === "open" && random() < 0.25);
    const messages = talk(id, now - age, 2 + Math.floor(random() * 5), attendant, isWaiting, random);
    const last = messages.at(-1);
    const lastInbound = messages.findLast((it) => it.direction === "in");
    seed.messages[id] = messages;
    seed.conversations.push({
      id,
      version: 1,
      state,
      contact,
      team: { id: team.id, name: team.name },
      attendant: attendant && { id: attendant.id, name: attendant.name },
      channel,
      channelId: `demo-${channel}`,
      preview: previewOf(last?.text ?? ""),
      lastMessageAt: last?.at ?? now,
      lastInboundAt: lastInbound?.at ?? null,
      waitingSince: isWaiting ? (lastInbound?.at ?? null) : null,
      concludedAt: state === "concluded" ? now - age + 5 * MINUTE : null,
      unread: isWaiting ? 1 + Math.floor(random() * 4) : 0,
    });
  }
  return seed;
};

/** A talk of some turns that ends at a time; the customer has the last word when they wait. */
const talk = (
  conversationId: string,
  end: number,
  turns: number,
  attendant: User | null,
  isWaiting: boolean,
  random: () => number,
): ShownMessage[] => {
  const messages: ShownMessage[] = [];
  let at = end - turns * 7 * MINUTE;
  const say = (direction: "in" | "out", text: string) => {
    const n = Number.parseInt(conversationId.slice(-6), 16) * 100 + messages.length;
    messages.push({
      id: idOf(5, n),
      conversationId,
      revision: 1,
      direction,
      kind: "text",
      text,
      content: null,
      status: direction === "out" ? "read" : null,
      failure: null,
      author: direction === "out" && attendant ? { id: attendant.id, name: attendant.name } : null,
      at: Math.min(at, end),
      ...PLAIN,
    });
    at += 7 * MINUTE * (0.3 + random());
  };
  say("in", OPENERS[Math.floor(random() * OPENERS.length)] as string);
  for (let turn = 1; turn < turns; turn++) {
    const [question, answer] = EXCHANGES[Math.floor(random() * EXCHANGES.length)] as readonly [string, string];
    say("in", question);
    if (attendant && (turn < turns - 1 || !isWaiting)) say("out", answer);
  }
  const last = messages.at(-1);
  if (last) last.at = end;
  return messages;
};

/** Mulberry32: small, and the same everywhere. */
const randomFrom = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};
