import type { EchoRow, IncomingRow } from "../store/inbound/incoming.ts";
import type { WebhookTools } from "./tools.ts";

/** Has the files of messages that were stored downloaded. */
export const wakeMediaOf = ({ wakeMedia }: WebhookTools, stored: readonly (IncomingRow | EchoRow)[]): void => {
  const ids = stored.flatMap((it) => it.media?.id ?? []);
  if (ids.length > 0) wakeMedia(ids);
};
