import { type Accessor, createEffect, createMemo, createSignal, on } from "solid-js";
import type { ShownMessage } from "../../stores/prosa.ts";

/** Which message one is answering. */
export type ReplyDesk = ReturnType<typeof createReplyDesk>;

/** `mayAnswer` is whether one can write to the customer now; without it nothing is answered. */
export const createReplyDesk = (conversationId: Accessor<string>, mayAnswer: Accessor<boolean>) => {
  const [quoted, setQuoted] = createSignal<ShownMessage | null>(null);
  // A conversation tells its id anew with every message: only another one takes the quote away.
  const shownId = createMemo(conversationId);
  createEffect(on([shownId, mayAnswer], () => setQuoted(null), { defer: true }));
  return {
    mayAnswer,
    quoted: quoted as Accessor<ShownMessage | null>,
    quote: (message: ShownMessage): void => void setQuoted(message),
    clear: (): void => void setQuoted(null),
  };
};
