import * as v from "valibot";
import { Id } from "../ids.ts";

export const Membership = v.object({ teamId: Id, userId: Id, isSupervisor: v.boolean() });
export type Membership = v.InferOutput<typeof Membership>;
