import { UUID } from "uuidv7";
import type { Id } from "#shared/ids.ts";
import type { Random } from "./random.ts";

/** An id as it would have been made at the time, in epoch milliseconds. */
export type NewIdAt = (at: number) => Id;

export const idsFrom =
  (random: Random): NewIdAt =>
  (at) =>
    UUID.fromFieldsV7(
      at,
      random.int(0, 2 ** 12 - 1),
      random.int(0, 2 ** 30 - 1),
      random.int(0, 2 ** 32 - 1),
    ).toString();
