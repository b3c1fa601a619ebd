import * as v from "valibot";
import type { ChannelAdapter, ChannelTest } from "../../port.ts";
import { download } from "../../download.ts";
import { challengeIn } from "../challenge.ts";
import { askGraph, type Graph } from "../graph.ts";
import { isMetaAddress } from "../hosts.ts";
import { refusalOf } from "../refusal.ts";
import { noAnswer } from "../../no-answer.ts";
import { isSignedBy } from "../signature.ts";
import { type Network, parseFor } from "./parse.ts";
import { sendThrough } from "./send.ts";

const Person = v.looseObject({
  name: v.optional(v.string()),
  username: v.optional(v.string()),
  first_name: v.optional(v.string()),
  last_name: v.optional(v.string()),
});

/** Messenger or Instagram Direct, over the Graph API: what they have in common, which is nearly all. */
export const metaMessaging = (network: Network, graphUrl: string, fetcher: typeof fetch): ChannelAdapter => {
  const graph: Graph = { url: graphUrl, fetcher };
  const isFetchable = (url: URL) => isMetaAddress(url, graphUrl);
  const isFile = (text: string) => {
    const url = URL.parse(text);
    return url !== null && isFetchable(url) && !PAGES.test(url.hostname);
  };
  return {
    kind: network.kind,
    // An echo brings back what was sent with it.
    echoesMessageId: network.kind === "messenger",
    verify: ({ headers, body }, { appSecret }) => isSignedBy(appSecret, headers.get("x-hub-signature-256"), body),
    challenge: (url, { verifyToken }) => challengeIn(url, verifyToken),
    parse: parseFor(network, isFile),
    send: sendThrough(graph, network),
    // The addresses of the CDN carry their own signature; one that is refused there has run out.
    fetchMedia: async (ref) =>
      "url" in ref
        ? download(fetcher, { url: ref.url, isAllowed: isFetchable, alsoGone: [401, 403] })
        : { result: "gone" },
    test: async ({ externalId }, credentials): Promise<ChannelTest> => {
      const fields = network.kind === "instagram" ? "name,username" : "name";
      try {
        const path = `${encodeURIComponent(externalId)}?fields=${fields}`;
        const answer = await askGraph(graph, { path, token: credentials.accessToken });
        if (!answer.ok) return { ok: false, failure: refusalOf(answer, credentials).failure };
        const label = nameOf(answer.body);
        return label === null ? { ok: false, failure: { code: "unreadable_answer", reason: "" } } : { ok: true, label };
      } catch (error) {
        return { ok: false, failure: noAnswer(error) };
      }
    },
    profile: async ({ address }, _channel, { accessToken }) => {
      const fields = network.kind === "instagram" ? "name,username" : "first_name,last_name,name";
      const path = `${encodeURIComponent(address)}?fields=${fields}`;
      const answer = await askGraph(graph, { path, token: accessToken }).catch(() => null);
      const name = answer?.ok ? nameOf(answer.body) : null;
      return name === null ? null : { name };
    },
  };
};

/** Where people look at what was shared: pages, not files. */
const PAGES = /^(www\.|m\.|web\.)?(instagram|facebook)\.com$/;

const MAX_NAME = 200;

const nameOf = (body: unknown): string | null => {
  const person = v.safeParse(Person, body);
  if (!person.success) return null;
  const { name, username, first_name, last_name } = person.output;
  const full = [first_name, last_name].filter((it) => it !== undefined).join(" ");
  return (
    (name ?? full).trim().slice(0, MAX_NAME).toWellFormed() || (username ? `@${username.slice(0, MAX_NAME)}` : null)
  );
};
