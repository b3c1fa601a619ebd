import { isSameSecret } from "../../same-secret.ts";
import { download } from "../download.ts";
import type { ChannelAdapter } from "../port.ts";
import { isPublicAddress } from "../public-address.ts";
import { connectionThrough, testThrough } from "./connection.ts";
import { parse } from "./parse.ts";
import { sendThrough } from "./send.ts";

/**
 * Z-API, an unofficial way to WhatsApp. It signs nothing: its webhook's address carries a secret of ours, which stands
 * where other channels have their app secret.
 */
export const zapi = (url: string, fetcher: typeof fetch): ChannelAdapter => {
  const isOwn = (it: URL) => it.origin === new URL(url).origin;
  return {
    kind: "zapi",
    verify: async (request, { appSecret }) =>
      appSecret !== "" && isSameSecret(request.url.searchParams.get("token") ?? "", appSecret),
    challenge: () => null,
    parse,
    send: sendThrough({ url, fetcher }),
    // Z-API keeps files where it likes, for thirty days, and asks for no token there.
    fetchMedia: async (ref) =>
      "url" in ref
        ? download(fetcher, {
            url: ref.url,
            isAllowed: (it) => isOwn(it) || isPublicAddress(it),
            alsoGone: [401, 403],
          })
        : { result: "gone" },
    test: testThrough({ url, fetcher }),
    connection: connectionThrough({ url, fetcher }),
  };
};
