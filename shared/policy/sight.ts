import type { Audience, ConversationState } from "../model/conversation.ts";
import type { Access } from "../model/team.ts";
import { type Relation, relationOf, type Viewer } from "./viewer.ts";

/** The tab in which a conversation shows. */
export const TABS = ["queue", "mine", "others", "concluded"] as const;
export type Tab = (typeof TABS)[number];

/** The tab through which someone sees a conversation, or null when they may not see it at all. */
export type Sight = Tab | null;

export type SightRow = { access: Access; state: ConversationState } & Record<Relation, Sight>;

/** Who sees which conversation: one row for a team's access and a conversation's state, one column for a relation. */
export const SIGHT_TABLE: readonly SightRow[] = [
  { access: "everyone", state: "queued", attendant: null, supervisor: "queue", member: "queue", company: null },
  { access: "everyone", state: "open", attendant: "mine", supervisor: "others", member: "others", company: null },
  {
    access: "everyone",
    state: "concluded",
    attendant: "concluded",
    supervisor: "concluded",
    member: "concluded",
    company: "concluded",
  },
  { access: "team", state: "queued", attendant: null, supervisor: "queue", member: "queue", company: null },
  { access: "team", state: "open", attendant: "mine", supervisor: "others", member: "others", company: null },
  {
    access: "team",
    state: "concluded",
    attendant: "concluded",
    supervisor: "concluded",
    member: "concluded",
    company: null,
  },
  { access: "attendant", state: "queued", attendant: null, supervisor: "queue", member: "queue", company: null },
  { access: "attendant", state: "open", attendant: "mine", supervisor: "others", member: null, company: null },
  {
    access: "attendant",
    state: "concluded",
    attendant: "concluded",
    supervisor: "concluded",
    member: null,
    company: null,
  },
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
