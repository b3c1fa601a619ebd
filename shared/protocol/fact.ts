import * as v from "valibot";
import { Id } from "../ids.ts";
import { Channel } from "../model/channel.ts";
import { Audience, Conversation } from "../model/conversation.ts";
import { Contact } from "../model/contact.ts";
import { Membership } from "../model/membership.ts";
import { Message } from "../model/message.ts";
import { Team } from "../model/team.ts";
import { User } from "../model/user.ts";

/** What a row of the change log says. A conversation's fact carries its whole summary, so that facts need no history. */
export const Fact = v.variant("fact", [
  v.object({ fact: v.literal("conversation"), conversation: Conversation, message: v.nullable(Message) }),
  v.object({ fact: v.literal("contact"), contact: Contact }),
  /** The contact turned out to be another, who has all that was theirs. */
  v.object({ fact: v.literal("contact_merged"), contactId: Id, intoContactId: Id }),
  v.object({ fact: v.literal("team"), team: Team }),
  v.object({ fact: v.literal("member"), membership: Membership }),
  v.object({ fact: v.literal("member_removed"), teamId: Id, userId: Id }),
  v.object({ fact: v.literal("user"), user: User }),
  v.object({ fact: v.literal("user_removed"), userId: Id }),
  v.object({ fact: v.literal("channel"), channel: Channel }),
]);
export type Fact = v.InferOutput<typeof Fact>;

/** A row of the change log as feeds carry it. `before` and `after` are set on a conversation's rows only. */
export const LogRow = v.object({
  seq: v.number(),
  /** Drawn at random for each row: a log that was restored and has grown again has other marks at the same numbers. */
  mark: v.number(),
  /** The mark of the row before it, 0 of none. Pokes carry it: a room takes a row only after the one that it follows. */
  previous: v.optional(v.number()),
  /** The conversation's version that this fact made; orders drops against what a client holds. */
  version: v.nullable(v.number()),
  before: v.nullable(Audience),
  after: v.nullable(Audience),
  fact: Fact,
});
export type LogRow = v.InferOutput<typeof LogRow>;

/** What a viewer is told: a fact that they may see, or that a conversation is theirs no longer. */
export const Told = v.variant("fact", [
  ...Fact.options,
  v.object({ fact: v.literal("drop"), id: Id, version: v.number() }),
]);
export type Told = v.InferOutput<typeof Told>;
