import * as v from "valibot";
import type { ChannelAdapter } from "../port.ts";
import { download } from "../download.ts";
import { askGraph, type Graph } from "../meta/graph.ts";
import { isMetaAddress, takesMetaToken } from "../meta/hosts.ts";
import { failureOf } from "../meta/failure.ts";

const Located = v.looseObject({ url: v.pipe(v.string(), v.minLength(1)) });
const Refused = v.looseObject({ error: v.unknown() });

/** Meta's word for what does not exist, or no more. Source: Graph API, Handling errors, code 100. */
const NO_SUCH_OBJECT = "100";

/** A file's id is asked for its address, which is good for five minutes. Source: Cloud API reference, Media. */
export const fetchMediaFrom =
  (graph: Graph): ChannelAdapter["fetchMedia"] =>
  async (ref, { externalId }, { accessToken }) => {
    const located = "url" in ref ? ref.url : await addressOf(graph, ref.id, externalId, accessToken);
    if (typeof located !== "string") return located;
    return download(graph.fetcher, {
      url: located,
      isAllowed: (url) => isMetaAddress(url, graph.url),
      tokenFor: (url) => (takesMetaToken(url, graph.url) ? accessToken : null),
    });
  };

const addressOf = async (graph: Graph, id: string, phoneNumberId: string, token: string) => {
  const path = `${encodeURIComponent(id)}?phone_number_id=${encodeURIComponent(phoneNumberId)}`;
  const answer = await askGraph(graph, { path, token }).catch(() => null);
  if (!answer) return { result: "later" } as const;
  const located = v.safeParse(Located, answer.body);
  if (answer.ok && located.success) return located.output.url;
  const refused = v.safeParse(Refused, answer.body);
  const isGone =
    [404, 410].includes(answer.status) ||
    (answer.status === 400 && refused.success && failureOf(refused.output.error).code === NO_SUCH_OBJECT);
  return isGone ? ({ result: "gone" } as const) : ({ result: "later" } as const);
};
