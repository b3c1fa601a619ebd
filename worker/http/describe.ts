import { resolver } from "hono-openapi";
import type { GenericSchema } from "valibot";
import { ApiError } from "#shared/protocol/api.ts";

const json = (schema: GenericSchema) => ({ content: { "application/json": { schema: resolver(schema) } } });

const FILE = { content: { "*/*": { schema: { type: "string" as const, format: "binary" } } } };

/** The `responses` of a route's description: its answer, or the file that it is, and the one shape that every error has. */
export const answers = (ok: { 200?: GenericSchema | "file"; 201?: GenericSchema }) => ({
  ...(ok[200] ? { 200: { description: "Done", ...(ok[200] === "file" ? FILE : json(ok[200])) } } : {}),
  ...(ok[201] ? { 201: { description: "Made", ...json(ok[201]) } } : {}),
  400: { description: "Something about the request is wrong; `field` says what", ...json(ApiError) },
  default: { description: "An error, by its code", ...json(ApiError) },
});
