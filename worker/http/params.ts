import * as v from "valibot";
import { Id } from "#shared/ids.ts";

export const ById = v.object({ id: Id });

export const Query = v.pipe(v.string(), v.trim(), v.maxLength(100));
export const Cursor = v.pipe(v.string(), v.maxLength(1000));
