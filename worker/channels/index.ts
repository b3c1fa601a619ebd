import type { ChannelKind } from "#shared/model/channel.ts";
import type { ChannelAdapter } from "./port.ts";
import { whatsapp } from "./whatsapp/index.ts";

/** The adapter of each kind of channel that Prosa speaks with. */
export type Adapters = Partial<Record<ChannelKind, ChannelAdapter>>;

export const adaptersFor = (config: { graphUrl: string }, fetcher: typeof fetch): Adapters => ({
  whatsapp: whatsapp(config.graphUrl, fetcher),
});
