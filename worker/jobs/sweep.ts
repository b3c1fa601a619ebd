import type { Tools, WebhookTools } from "../services/tools.ts";
import { conversationsWithDue } from "../store/deliveries.ts";
import { dueMedia } from "../store/media.ts";
import { contactsWithWaitingBlocks } from "../store/provider-blocks.ts";
import { failUnsettled } from "../store/settling.ts";
import { lastRowsSince, trimRecords } from "../store/upkeep.ts";

const DAY_MS = 24 * 3_600_000;
const MAX_WAKES = 1_000;
const MAX_SETTLED = 500;

/** Every minute: makes up for lost hints, and once an hour throws away what has outlived its use. */
export const sweep = async ({
  d1,
  now,
  newId,
  tell,
  wake,
  wakeMedia,
  metrics,
}: Tools & Pick<WebhookTools, "wakeMedia">): Promise<void> => {
  const at = now();
  wake((await conversationsWithDue(d1, at, MAX_WAKES)).map((conversationId) => ({ conversationId })));
  wakeMedia(await dueMedia(d1, at, MAX_WAKES));
  wake((await contactsWithWaitingBlocks(d1, at, MAX_WAKES)).map((block) => ({ block })));
  tell(await failUnsettled(d1, { batchId: newId(), now: at, limit: MAX_SETTLED }));
  tell(await lastRowsSince(d1, at - 3 * 60_000));
  await metrics.save(true);
  if (new Date(at).getUTCMinutes() === 7) {
    await trimRecords(d1, {
      log: at - 14 * DAY_MS,
      commands: at - 30 * DAY_MS,
      failures: at,
      metrics: at - 8 * DAY_MS,
    });
  }
};
