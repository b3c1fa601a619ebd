import type { Audience, Conversation } from "./conversation.ts";

/** Apart from the schemas, so that a page can paint its list before it has loaded the means to check any. */
export const audienceOf = (it: Conversation): Audience => ({
  teamId: it.team.id,
  state: it.state,
  attendantId: it.attendant?.id ?? null,
});

/** How long a concluded conversation stays in rooms and replicas, in milliseconds. */
export const RECENT_MS = 3 * 24 * 3_600_000;

export const isRecent = (it: Pick<Conversation, "state" | "concludedAt">, now: number): boolean =>
  it.state !== "concluded" || (it.concludedAt ?? 0) > now - RECENT_MS;
