import * as v from "valibot";

/** A UUIDv7 in its canonical lower-case form. Sorts by the time it was made. */
export const Id = v.pipe(v.string(), v.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/));
export type Id = v.InferOutput<typeof Id>;

export type NewId = () => Id;
export { newId } from "./new-id.ts";
