import type { Failure } from "#shared/model/message.ts";

/** No whole answer came. Of what went wrong only its kind is told: its words may hold the address, and that a token. */
export const noAnswer = (error: unknown): Failure => ({
  code: "no_answer",
  reason: error instanceof Error ? error.name : "",
});
