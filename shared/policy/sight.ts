import type { Audience, ConversationState } from "../model/conversation.ts";
import type { Access } from "../model/team.ts";
import { type Relation, relationOf, type Viewer } from "./viewer.ts";

/** The tab in which a conversation shows. */
export const TABS = ["queue", "mine", "others", "concluded"] as const;
export type Tab = (typeof TABS)[number];

/** The tab through which someone sees a conversation, or null when they may not see it at all. */
export type Sight = Tab | null;

export type SightRow = { access: Access; state: ConversationState } & Record<Relation, Sight>;

const row = (
  access: Access,
  state: ConversationState,
  ...[attendant, supervisor, member, company]: [Sight, Sight, Sight, Sight]
): SightRow => ({ access, state, attendant, supervisor, member, company });

/**
 * Who sees which conversation: a row for a team's access and a conversation's state, a column for each relation, which
 * are attendant, supervisor, member and anyone else in the company.
 */
export const SIGHT_TABLE: readonly SightRow[] = [
  row("everyone", "queued", null, "queue", "queue", null),
  row("everyone", "open", "mine", "others", "others", null),
  row("everyone", "concluded", "concluded", "concluded", "concluded", "concluded"),
  row("team", "queued", null, "queue", "queue", null),
  row("team", "open", "mine", "others", "others", null),
  row("team", "concluded", "concluded", "concluded", "concluded", null),
  row("attendant", "queued", null, "queue", "queue", null),
  row("attendant", "open", "mine", "others", null, null),
  row("attendant", "concluded", "concluded", "concluded", null, null),
];

/** A conversation as the policy sees it: its audience, with its team's access of this moment. */
export type Seen = Audience & { access: Access };

/** The tab through which the viewer sees the conversation, or null when they may not see it. Callers scope by company. */
export const sight = (viewer: Pick<Viewer, "userId" | "teams">, conversation: Seen): Sight =>
  explain(viewer, conversation).sight;

/** The row and column of the table that decided, for "Por que vejo isto?". */
export const explain = (
  viewer: Pick<Viewer, "userId" | "teams">,
  conversation: Seen,
): { row: SightRow; relation: Relation; sight: Sight } => {
  const relation = relationOf(viewer, conversation);
  const row = rowFor(conversation.access, conversation.state);
  return { row, relation, sight: row[relation] };
};

const rowFor = (access: Access, state: ConversationState): SightRow => {
  const row = SIGHT_TABLE.find((it) => it.access === access && it.state === state);
  if (!row) throw new Error(`the sight table has no row for ${access}, ${state}`);
  return row;
};
