/**
 * One page of a list as the Graph API gives it, `limit` items after the cursor `after`. `next` is there while there is more.
 * Source: Graph API, "Paginated results".
 */
export function pageOf<Item>(items: readonly Item[], url: URL): { data: Item[]; paging?: object } {
  const limit = Math.min(Math.max(Number(url.searchParams.get("limit")) || 25, 1), 1000);
  const from = positionOf(url.searchParams.get("after"));
  const data = items.slice(from, from + limit);
  if (data.length === 0) return { data };
  const cursors = { before: cursorAt(from), after: cursorAt(from + data.length) };
  if (from + limit >= items.length) return { data, paging: { cursors } };
  const next = new URL(url);
  next.searchParams.set("limit", String(limit));
  next.searchParams.set("after", cursors.after);
  return { data, paging: { cursors, next: next.href } };
}

const cursorAt = (position: number): string => Buffer.from(String(position)).toString("base64url");

function positionOf(cursor: string | null): number {
  const position = Number(Buffer.from(cursor ?? "", "base64url").toString());
  return Number.isInteger(position) && position > 0 ? position : 0;
}
