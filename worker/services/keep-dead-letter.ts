import type { StoredChannel } from "../store/channels.ts";
import { insertDeadLetter } from "../store/webhook-records.ts";
import type { WebhookTools } from "./tools.ts";

/** D1 takes no value above 2 MB; what is longer waits in R2 under the dead letter's id. */
const MAX_INLINE_CHARS = 400_000;

/** Keeps what could not be understood, with its reason, and counts it. */
export const keepDeadLetter = async (
  { d1, media, now, newId, metrics }: WebhookTools,
  { id: channelId, companyId }: StoredChannel,
  letter: { body: string; error: string },
): Promise<void> => {
  const id = newId();
  const isLong = letter.body.length > MAX_INLINE_CHARS;
  if (isLong) await media.put(`dead-letters/${id}`, letter.body);
  await insertDeadLetter(d1, { id, companyId, channelId, body: isLong ? "" : letter.body, error: letter.error }, now());
  metrics.deadLetter(companyId);
};
