import type { ReplyFacts } from "#shared/commands/world.ts";
import type { Id } from "#shared/ids.ts";
import type { Contact } from "#shared/model/contact.ts";
import type { Conversation } from "#shared/model/conversation.ts";
import type { Message } from "#shared/model/message.ts";
import type { Access } from "#shared/model/team.ts";
import type { OrgAnswer } from "#shared/protocol/api.ts";

/** What this tab knows, from the replica and from what the API showed. */
export type Sources = {
  org: () => OrgAnswer | null;
  conversation: (id: Id) => Conversation | undefined;
  conversations: () => Iterable<Conversation>;
  contact: (id: Id) => Contact | undefined;
  message: (id: Id) => Message | undefined;
  /** Null: what is known of the messages cannot tell, which leaves it to the server. */
  replies: (conversationId: Id, seen: Id | null) => ReplyFacts | null;
};

/** Of a team that we do not know yet: its feed, or the API, has judged already that the conversation is visible. */
const UNKNOWN_TEAM: Access = "everyone";

export const accessOf = (org: OrgAnswer | null, teamId: Id): Access =>
  org?.teams.find((it) => it.id === teamId)?.access ?? UNKNOWN_TEAM;
