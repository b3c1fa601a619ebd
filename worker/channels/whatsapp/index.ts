import { challengeIn } from "../meta/challenge.ts";
import type { Graph } from "../meta/graph.ts";
import { isSignedBy } from "../meta/signature.ts";
import type { ChannelAdapter } from "../port.ts";
import { blockThrough } from "./block.ts";
import { fetchMediaFrom } from "./fetch-media.ts";
import { listTemplatesOf } from "./list-templates.ts";
import { parse } from "./parse.ts";
import { sendThrough } from "./send.ts";
import { testThrough } from "./try-settings.ts";

/** The WhatsApp Cloud API. */
export const whatsapp = (graphUrl: string, fetcher: typeof fetch): ChannelAdapter => {
  const graph: Graph = { url: graphUrl, fetcher };
  return {
    kind: "whatsapp",
    echoesMessageId: true,
    verify: ({ headers, body }, { appSecret }) => isSignedBy(appSecret, headers.get("x-hub-signature-256"), body),
    challenge: (url, { verifyToken }) => challengeIn(url, verifyToken),
    parse,
    send: sendThrough(graph),
    fetchMedia: fetchMediaFrom(graph),
    test: testThrough(graph),
    listTemplates: listTemplatesOf(graph),
    setBlocked: blockThrough(graph),
  };
};
