import * as v from "valibot";

/**
 * A header of `POST /api/commands`: for how many milliseconds its oldest command has waited in the outbox, by the client's
 * reckoning. Left out, or not such a number, nothing is noted; the commands are run all the same.
 */
export const OUTBOX_AGE_HEADER = "x-outbox-age";

const LONGEST_MS = 366 * 24 * 3_600_000;

export const OutboxAge = v.pipe(v.string(), v.regex(/^\d{1,11}$/), v.transform(Number), v.maxValue(LONGEST_MS));
