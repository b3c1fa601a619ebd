import { type Accessor, createMemo, createSignal } from "solid-js";
import type { Pad } from "../../../stores/prosa.ts";
import type { ComposerState } from "./composer-state.ts";

/**
 * Whether one writes in the draft or watches it grow. The attendant writes. Who else may send finds a field as long as nothing
 * has been written, and has joined with the first letter; a draft that somebody has begun they join with a click, as does
 * who may not send, so that no key that was meant for another place ends up in a colleague's reply.
 */
export const createJoining = (pad: Accessor<Pad>, state: Accessor<ComposerState>) => {
  const [hasJoined, setHasJoined] = createSignal(false);
  const isHelping = createMemo(() => {
    const it = state();
    return it.kind === "write" && it.isHelping;
  });
  const isEmpty = createMemo(() => pad().draft.text() === "");

  return {
    isWriting: (): boolean => {
      const { kind } = state();
      if (kind === "write") return !isHelping() || hasJoined() || isEmpty();
      return kind === "others" && hasJoined();
    },
    hasJoined: hasJoined as Accessor<boolean>,
    mayJoin: (): boolean => state().kind === "others" || isHelping(),
    join: (): void => void setHasJoined(true),
  };
};
