import type { StatusReport, Watermark } from "../channels/port.ts";
import type { StoredChannel } from "../store/channels.ts";
import { applyStatuses } from "../store/statuses.ts";
import { applyWatermark } from "../store/watermarks.ts";
import type { WebhookTools } from "./tools.ts";

/** Keeps a batch's parameter well under D1's 2 MB: Meta sends up to 3 MB of reports. */
const MAX_STATUSES = 500;

/** Moves messages of ours forward to what the provider reports of each. */
export const receiveStatuses = async (
  { d1, newId, now, tell }: WebhookTools,
  { id: channelId }: StoredChannel,
  reports: readonly StatusReport[],
): Promise<void> => {
  for (let from = 0; from < reports.length; from += MAX_STATUSES) {
    const some = reports.slice(from, from + MAX_STATUSES);
    tell(await applyStatuses(d1, channelId, some, { batchId: newId(), now: now() }));
  }
};

/** Moves forward all that was sent to a customer up to a time. */
export const receiveWatermarks = async (
  { d1, newId, now, tell }: WebhookTools,
  { id: channelId, companyId }: StoredChannel,
  watermarks: readonly Watermark[],
): Promise<void> => {
  for (const it of watermarks) {
    tell(await applyWatermark(d1, { companyId, channelId }, it, { batchId: newId(), now: now() }));
  }
};
