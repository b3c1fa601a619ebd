import type { Place, ReplyFacts } from "#shared/commands/world.ts";
import { type Row, type SQL, sql } from "./db.ts";

/**
 * The conversation's replies by anyone but the author that stand after a place; all of them when it is null. A reaction is
 * no reply, nor is what was taken back before it went.
 */
export const repliesAfter = (
  of: { companyId: string; conversationId: string; authorId: string },
  place: Place | null,
): SQL => sql`select r.at, r.id from messages r
  where r.conversation_id = ${of.conversationId} ${place ? sql`and (r.at, r.id) > (${place.at}, ${place.id})` : sql``}
    and r.company_id = ${of.companyId} and r.direction = 'out' and r.author_id is not ${of.authorId}
    and r.kind <> 'reaction' and r.status is not 'cancelled'`;

/** Two statements whose rows `toReplies` reads: the newest reply by anyone but the actor, and the message that was seen. */
export const readReplies = (
  companyId: string,
  conversationId: string,
  { actorId, seen }: { actorId: string; seen: string | null },
): SQL[] => [
  sql`${repliesAfter({ companyId, conversationId, authorId: actorId }, null)} order by r.at desc, r.id desc limit 1`,
  sql`select at, id from messages where id = ${seen} and conversation_id = ${conversationId} and company_id = ${companyId}`,
];

export const toReplies = ([newest = [], seen = []]: readonly Row[][]): ReplyFacts => ({
  newest: placeOf(newest[0]),
  seen: placeOf(seen[0]),
});

const placeOf = (row: Row | undefined): Place | null => (row ? { at: Number(row.at), id: String(row.id) } : null);
