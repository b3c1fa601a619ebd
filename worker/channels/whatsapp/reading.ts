import type { Item } from "../port.ts";
import type { contactsIn } from "./people.ts";

/** What surrounds a piece of a webhook. */
export type Surroundings = {
  contacts: ReturnType<typeof contactsIn>;
  /** The business account's id, in whose scope people's user ids are. */
  scope: string;
  /** When the webhook was made, as the provider wrote it. */
  time: unknown;
  /** How many pieces of the same sort stand beside it, itself included. */
  count: number;
};

/** What a piece says, or why it cannot be understood. */
export type Read = Item | { is: "error"; error: string };

export const cannotRead = (error: string): Read => ({ is: "error", error });

/** A name to count by, cut where a provider never would have written so much. */
export const leftAlone = (...name: string[]): Item => ({
  is: "ignored",
  name: name.join(":").slice(0, 60).toWellFormed(),
});
