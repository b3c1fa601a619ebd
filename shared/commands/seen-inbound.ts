import * as v from "valibot";
import type { ConversationFacts } from "./world.ts";

/** When the customer last wrote, as far as a command's author had seen: epoch milliseconds, null for never. */
export const SeenInboundAt = v.optional(v.nullable(v.number()));
type SeenInboundAt = v.InferOutput<typeof SeenInboundAt>;

/** Whether the customer has written after what had been seen. Who does not say what that was is not asked. */
export const hasWritten = ({ lastInboundAt }: ConversationFacts, seen: SeenInboundAt): boolean =>
  seen !== undefined && (lastInboundAt ?? 0) > (seen ?? 0);
