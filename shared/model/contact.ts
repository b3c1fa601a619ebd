import * as v from "valibot";
import { Id } from "../ids.ts";

const Time = v.number();

/** A customer. Its own id is its identity; what providers call it are its addresses. Times are epoch milliseconds. */
export const Contact = v.object({
  id: Id,
  name: v.string(),
  /** E.164 without the plus sign, or null for someone whom the provider shows without a number. */
  phone: v.nullable(v.string()),
  blockedAt: v.nullable(Time),
  archivedAt: v.nullable(Time),
  /** Since when they want no advertising; only the provider tells. */
  marketingStoppedAt: v.nullable(Time),
});
export type Contact = v.InferOutput<typeof Contact>;

export const ContactFilter = v.picklist(["active", "archived", "blocked"]);
export type ContactFilter = v.InferOutput<typeof ContactFilter>;
