import { common } from "./common.ts";
import { frame } from "./frame.ts";
import { inbox } from "./inbox.ts";

/** What the first page needs: the frame and the list. All else comes with the page that says it (see `words/`). */
export const first = { common, frame, inbox };
