import { type Accessor, createMemo } from "solid-js";
import type { Conversation } from "#shared/model/conversation.ts";
import { now } from "../../../parts/clock.ts";
import { useViewer } from "../../../parts/viewer.ts";
import { useProsa } from "../../../stores/context.ts";
import { composerState, type ComposerState } from "./composer-state.ts";

/** What the composer is for whoever is signed in, followed as time passes. */
export const createComposerState = (conversation: Accessor<Conversation>): Accessor<ComposerState> => {
  const { org } = useProsa();
  const viewer = useViewer();
  const isPaused = () => (org.channels().find(({ id }) => id === conversation().channelId)?.pausedAt ?? null) !== null;
  return createMemo(() => composerState(conversation(), viewer(), now(), isPaused()));
};
