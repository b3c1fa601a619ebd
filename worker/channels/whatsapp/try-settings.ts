import * as v from "valibot";
import type { ChannelAdapter } from "../port.ts";
import { askGraph, type Graph } from "../meta/graph.ts";
import { refusalOf } from "../meta/refusal.ts";
import { noAnswer } from "../no-answer.ts";

const PhoneNumber = v.looseObject({
  verified_name: v.fallback(v.string(), ""),
  display_phone_number: v.pipe(v.string(), v.minLength(1)),
});

/** Asks for the number's own name: whether its id and token are right. Source: Cloud API reference, Phone numbers. */
export const testThrough =
  (graph: Graph): ChannelAdapter["test"] =>
  async ({ externalId }, credentials) => {
    try {
      const answer = await askGraph(graph, {
        path: `${externalId}?fields=verified_name,display_phone_number,quality_rating`,
        token: credentials.accessToken,
      });
      if (!answer.ok) return { ok: false, failure: refusalOf(answer, credentials).failure };
      const number = v.safeParse(PhoneNumber, answer.body);
      if (!number.success) return { ok: false, failure: { code: "unreadable_answer", reason: "" } };
      const { verified_name, display_phone_number } = number.output;
      return { ok: true, label: [verified_name, display_phone_number].filter((it) => it !== "").join(" · ") };
    } catch (error) {
      return { ok: false, failure: noAnswer(error) };
    }
  };
