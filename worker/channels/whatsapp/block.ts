import * as v from "valibot";
import type { ChannelAdapter } from "../port.ts";
import { failureOf } from "../meta/failure.ts";
import { askGraph, type Graph } from "../meta/graph.ts";
import { refusalOf } from "../meta/refusal.ts";
import { noAnswer } from "../no-answer.ts";
import { withoutSecrets } from "../redact.ts";

/** A success may hold a failure for the one whom it was about. */
const Partly = v.looseObject({
  block_users: v.looseObject({
    failed_users: v.tupleWithRest([v.looseObject({ errors: v.fallback(v.array(v.unknown()), []) })], v.unknown()),
  }),
});

/**
 * Blocks somebody at WhatsApp, or ends that. It refuses those who have not written within a day. Source: Cloud API, Block
 * users.
 */
export const blockThrough =
  (graph: Graph): NonNullable<ChannelAdapter["setBlocked"]> =>
  async ({ to, isBlocked }, { externalId }, credentials) => {
    const user = to.kind === "bsuid" ? { user_id: to.address } : { user: to.address };
    try {
      const answer = await askGraph(graph, {
        method: isBlocked ? "POST" : "DELETE",
        path: `${externalId}/block_users`,
        token: credentials.accessToken,
        body: { messaging_product: "whatsapp", block_users: [user] },
      });
      const partly = v.safeParse(Partly, answer.body);
      if (partly.success) {
        const { code, reason } = failureOf(partly.output.block_users.failed_users[0].errors[0]);
        return { ok: false, failure: { code, reason: withoutSecrets(reason, credentials) }, isWorthRetrying: false };
      }
      return answer.ok ? { ok: true } : { ok: false, ...refusalOf(answer, credentials) };
    } catch (error) {
      return { ok: false, failure: noAnswer(error), isWorthRetrying: true };
    }
  };
