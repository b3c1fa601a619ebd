import { late } from "./late.ts";

/** What the first conversation can be opened without, kept apart from `code.ts`, which comes with the list. */

/** Files: whatever shows one is shown only once this is here. */
export const FILES = late(() => import("./media/media.ts"));

/** What is read from the server on demand. */
export const LOOKING_UP = late(() => import("./look-up.ts"));

/** What only settings ask of the server. */
export const SETTING = late(() => import("./settings-api.ts"));

export const SWEEPING = late(() => import("./orphans.ts"));
