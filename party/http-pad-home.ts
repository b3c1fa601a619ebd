import * as v from "valibot";
import { ClaimedPad, type PadHome } from "#shared/protocol/pad-home.ts";

const TIMEOUT_MS = 10_000;

/** The pads' home of a room that runs apart from the Worker: over HTTP, with the secret that the two share. */
export const httpPadHome = (workerUrl: string, secret: string): PadHome => {
  const ask = (method: string, path: string, body: unknown) =>
    fetch(`${workerUrl}/internal/pads/${path}`, {
      method,
      headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  return {
    async claim(scope, conversationId, epoch, next) {
      const answer = await ask("POST", `${scope}/${conversationId}/claim`, { epoch, next });
      if (answer.ok) return claimedFrom(await answer.json());
      await answer.body?.cancel();
      return refusal(answer, 404, null);
    },
    async save(scope, conversationId, pad) {
      const answer = await ask("PUT", `${scope}/${conversationId}`, pad);
      await answer.body?.cancel();
      return answer.ok || refusal(answer, 409, false);
    },
  };
};

const claimedFrom = (body: unknown): ClaimedPad => {
  const claimed = v.safeParse(ClaimedPad, body);
  // Nothing of what came goes into the error: it is what people wrote.
  if (!claimed.success) throw new Error("the pads' home answered something else than a pad");
  return claimed.output;
};

/** What one status means; any other is a failure. */
const refusal = <T>({ status }: Response, expected: number, meaning: T): T => {
  if (status !== expected) throw new Error(`the pads' home answered ${status}`);
  return meaning;
};
