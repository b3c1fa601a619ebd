import { COMMANDS, type ArgsOf, type CommandName } from "#shared/commands/index.ts";
import type { Decision } from "#shared/commands/command.ts";
import {
  type ConversationFacts,
  EMPTY_WORLD,
  type MessageFacts,
  type Org,
  type World,
} from "#shared/commands/world.ts";
import { CONTACT, CONVERSATION, idOf, MESSAGE, type Person, SUPORTE, VENDAS, viewer } from "./people.ts";

export const NOW = 1_790_000_000_000;
export const EVENT_ID = "01900000-0000-7000-8000-0000000000ee";

export const ORG: Org = {
  users: (["ana", "bruno", "carla", "diego", "elisa"] as const).map((it) => ({
    id: idOf(it),
    name: it,
    email: `${it}@prosa.test`,
    role: it === "ana" ? "admin" : "agent",
    safetyDelayMs: null,
  })),
  teams: [
    { id: VENDAS, name: "Vendas", access: "everyone", reopenWindowMs: 0, safetyDelayMs: 0 },
    { id: SUPORTE, name: "Suporte", access: "team", reopenWindowMs: 0, safetyDelayMs: 0 },
  ],
  channels: [{ id: "demo-whatsapp", kind: "whatsapp", name: "WhatsApp", defaultTeamId: VENDAS, pausedAt: null }],
  memberships: [
    { teamId: VENDAS, userId: idOf("bruno"), isSupervisor: true },
    { teamId: VENDAS, userId: idOf("carla"), isSupervisor: false },
    { teamId: VENDAS, userId: idOf("diego"), isSupervisor: false },
    { teamId: SUPORTE, userId: idOf("elisa"), isSupervisor: false },
  ],
};

/** Carla's open conversation in Vendas, whose customer wrote a minute ago; unless said otherwise. */
export const conversationWith = (changes: Partial<ConversationFacts> = {}): ConversationFacts => ({
  id: CONVERSATION,
  teamId: VENDAS,
  state: "open",
  attendantId: idOf("carla"),
  access: "everyone",
  contactId: CONTACT,
  isContactBlocked: false,
  channel: "whatsapp",
  lastInboundAt: NOW - 60_000,
  waitingSince: null,
  unread: 2,
  isChannelPaused: false,
  safetyDelayMs: 0,
  hasSuccessor: false,
  ...changes,
});

export const queued = { state: "queued", attendantId: null } as const;
export const concluded = { state: "concluded" } as const;

export const worldWith = (changes: Partial<World> = {}): World => ({
  ...EMPTY_WORLD,
  org: ORG,
  conversation: conversationWith(),
  contact: { id: CONTACT, blockedAt: null, archivedAt: null },
  message: messageWith({ status: "failed" }),
  ...changes,
});

export const messageWith = (changes: Partial<MessageFacts> = {}): MessageFacts => ({
  id: MESSAGE,
  conversationId: CONVERSATION,
  status: null,
  direction: "out",
  kind: "text",
  content: null,
  revokedAt: null,
  ...changes,
});

export const worldOf = (changes: Partial<ConversationFacts>): World =>
  worldWith({ conversation: conversationWith(changes) });

/** What the command comes to when the person gives it. */
export const decide = <Name extends CommandName>(
  person: Person,
  name: Name,
  args: ArgsOf<Name>,
  world: World = worldWith(),
): Decision => {
  const command = COMMANDS.get(name);
  if (!command) throw new Error(`there is no command ${name}`);
  return command.decide(world, args as never, { actor: viewer(person), now: NOW, newId: () => EVENT_ID });
};

export const refusal = (code: string, field?: string) => ({ ok: false, code, ...(field ? { field } : {}) });
