import * as v from "valibot";
import { Id } from "../ids.ts";

/** Who sees a team's conversations beyond the queue: Todos, Equipe or Atendente. */
export const Access = v.picklist(["everyone", "team", "attendant"]);
export type Access = v.InferOutput<typeof Access>;

export const TeamName = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60));

/** How long after its conclusion a customer's reply reopens a conversation, in milliseconds: none to 30 days. */
export const ReopenWindow = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(30 * 24 * 3_600_000));
export const DEFAULT_REOPEN_WINDOW_MS = 12 * 3_600_000;

/** Tempo de segurança: how long a reply waits, and can be taken back, before it is sent; in milliseconds, up to a minute. */
export const SafetyDelay = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60_000));

export const Team = v.object({
  id: Id,
  name: TeamName,
  access: Access,
  reopenWindowMs: ReopenWindow,
  safetyDelayMs: SafetyDelay,
});
export type Team = v.InferOutput<typeof Team>;
