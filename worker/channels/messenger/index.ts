import { metaMessaging } from "../meta/messaging/adapter.ts";
import type { ChannelAdapter } from "../port.ts";

/** Messenger, of a Facebook page. */
export const messenger = (graphUrl: string, fetcher: typeof fetch): ChannelAdapter =>
  metaMessaging({ object: "page", kind: "messenger" }, graphUrl, fetcher);
