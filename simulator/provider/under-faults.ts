import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context } from "hono";
import type { ChannelKind } from "../state/channel-kind.ts";
import type { NextSend } from "../state/faults.ts";
import type { Failure } from "../state/message.ts";
import type { World } from "../world.ts";

/** What a provider's errors are made with. */
export interface ProviderErrors {
  refused(fault: Extract<NextSend, { kind: "refuse" }>): Error;
  tooMany(): Error;
  serverError(): Error;
  undelivered(fault: Extract<NextSend, { kind: "undeliver" }>): Failure;
}

/**
 * Answers a send as the fault plan says. `accept` takes the message, which with a failure never arrives, and returns the
 * body of the answer. Errors that it throws are the provider's.
 */
export async function underFaults(
  c: Context<{ Bindings: HttpBindings }>,
  { faults, options, tasks }: World,
  channel: ChannelKind,
  errors: ProviderErrors,
  accept: (failure: Failure | null) => object | Promise<object>,
): Promise<Response> {
  const cut = (): Response => {
    c.env.outgoing.destroy();
    return RESPONSE_ALREADY_SENT;
  };
  const trouble = faults.takeNext(channel, options.clock.now());
  if (trouble?.kind === "refuse") throw errors.refused(trouble);
  if (trouble?.kind === "tooMany") throw errors.tooMany();
  if (trouble?.kind === "serverError") throw errors.serverError();
  if (trouble?.kind === "loseRequest") return cut();
  const answer = await accept(trouble?.kind === "undeliver" ? errors.undelivered(trouble) : null);
  if (trouble?.kind === "loseAnswer") return cut();
  if (trouble?.kind === "delay") await options.clock.wait(trouble.ms, tasks.signal);
  return c.json(answer);
}

/** The header that tells when to try again, where the plan has one and the status is one that passes. */
export function retryAfter({ faults }: World, status: number): Record<string, string> {
  const seconds = faults.now().retryAfterSeconds;
  return seconds !== undefined && (status === 429 || status >= 500) ? { "retry-after": String(seconds) } : {};
}
