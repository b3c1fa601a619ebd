import * as v from "valibot";
import { Id } from "../ids.ts";
import { Scope } from "./scope.ts";

/** How long after its issue a ticket opens a room, in seconds. */
export const TICKET_SECONDS = 60;

/** What a room ticket says once its signature is verified; to the client it is opaque. */
export const Ticket = v.object({ userId: Id, scope: Scope });
export type Ticket = v.InferOutput<typeof Ticket>;
