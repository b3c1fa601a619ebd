import { metaMessaging } from "../meta/messaging/adapter.ts";
import type { ChannelAdapter } from "../port.ts";

/** Instagram Direct. */
export const instagram = (graphUrl: string, fetcher: typeof fetch): ChannelAdapter =>
  metaMessaging({ object: "instagram", kind: "instagram" }, graphUrl, fetcher);
