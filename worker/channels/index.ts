import type { ChannelKind } from "#shared/model/channel.ts";
import { instagram } from "./instagram/index.ts";
import { messenger } from "./messenger/index.ts";
import type { ChannelAdapter } from "./port.ts";
import { whatsapp } from "./whatsapp/index.ts";
import { zapi } from "./zapi/index.ts";

/** The adapters at hand. In a Worker that is every kind's. */
export type Adapters = Partial<Record<ChannelKind, ChannelAdapter>>;

/** Where the providers' APIs answer, without a slash at the end. */
export type ProviderUrls = { graphUrl: string; zapiUrl: string };

export const adaptersFor = ({ graphUrl, zapiUrl }: ProviderUrls, fetcher: typeof fetch): Required<Adapters> => ({
  whatsapp: whatsapp(graphUrl, fetcher),
  instagram: instagram(graphUrl, fetcher),
  messenger: messenger(graphUrl, fetcher),
  zapi: zapi(zapiUrl, fetcher),
});
