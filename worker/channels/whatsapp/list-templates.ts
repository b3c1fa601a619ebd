import * as v from "valibot";
import type { Template } from "#shared/model/template.ts";
import type { ChannelAdapter } from "../port.ts";
import { ProviderRefused } from "../provider-refused.ts";
import { askGraph, type Graph } from "../meta/graph.ts";
import { refusalOf } from "../meta/refusal.ts";
import { templateOf } from "./template.ts";

/** Far more than the 6,000 templates that an account may have. Source: WhatsApp, Message templates, limits. */
const MAX_PAGES = 100;
const PAGE = 100;
const FIELDS = "name,language,status,category,quality_score,rejected_reason,components";

const Page = v.looseObject({
  data: v.array(v.unknown()),
  paging: v.fallback(
    v.optional(v.looseObject({ next: v.optional(v.string()), cursors: v.looseObject({ after: v.string() }) })),
    undefined,
  ),
});

/**
 * All templates of the business account, page by page. Rejects with `ProviderRefused`, or as `fetch` does. The next page
 * is asked for by its cursor: the address in the answer would carry the token. Source: Graph API, Message templates.
 */
export const listTemplatesOf =
  (graph: Graph): NonNullable<ChannelAdapter["listTemplates"]> =>
  async ({ accountId }, credentials) => {
    if (accountId === null) throw new ProviderRefused({ code: "no_account", reason: "" });
    const templates: Template[] = [];
    let after: string | null = "";
    for (let pages = 0; after !== null && pages < MAX_PAGES; pages++) {
      const query: URLSearchParams = new URLSearchParams({
        fields: FIELDS,
        limit: String(PAGE),
        ...(after ? { after } : {}),
      });
      const answer = await askGraph(graph, {
        path: `${accountId}/message_templates?${query}`,
        token: credentials.accessToken,
      });
      if (!answer.ok) throw new ProviderRefused(refusalOf(answer, credentials).failure);
      const page = v.safeParse(Page, answer.body);
      if (!page.success) throw new ProviderRefused({ code: "unreadable_answer", reason: "" });
      templates.push(...page.output.data.flatMap((it) => templateOf(it) ?? []));
      after = page.output.paging?.next ? page.output.paging.cursors.after : null;
    }
    return templates;
  };
