import { validator } from "hono-openapi";
import type { GenericSchema } from "valibot";
import { getDotPath } from "valibot";
import { Refused } from "../refused.ts";

/** Validates a part of the request with the schema that also documents it; refuses with the first field that is wrong. */
export const valid = <Target extends "json" | "query" | "param" | "header", Schema extends GenericSchema>(
  target: Target,
  schema: Schema,
) =>
  validator(target, schema, (result) => {
    if (!result.success) throw new Refused("invalid_args", fieldOf(result.error));
  });

const fieldOf = (issues: readonly unknown[]): string | undefined =>
  getDotPath(issues[0] as Parameters<typeof getDotPath>[0]) ?? undefined;
