import * as v from "valibot";
import { Id } from "../ids.ts";
import { SafetyDelay } from "./team.ts";

export const Role = v.picklist(["admin", "agent"]);
export type Role = v.InferOutput<typeof Role>;

export const UserName = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80));
export const Email = v.pipe(v.string(), v.trim(), v.toLowerCase(), v.email(), v.maxLength(254));
export const Password = v.pipe(v.string(), v.minLength(8), v.maxLength(128));

export const User = v.object({
  id: Id,
  name: UserName,
  email: Email,
  role: Role,
  /** Their own, in place of their team's; null takes the team's. */
  safetyDelayMs: v.nullable(SafetyDelay),
});
export type User = v.InferOutput<typeof User>;
