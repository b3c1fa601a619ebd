import { createSignal, Show } from "solid-js";
import type { Conversation } from "#shared/model/conversation.ts";
import { createMessages } from "../../../parts/followed.ts";
import { OpenConversation } from "./open-conversation.tsx";

/** How long the messages are waited for, in milliseconds: from the device they come sooner. */
const PATIENCE_MS = 60;

/** A conversation with its messages: made before they have been read, it would be laid out and painted twice. */
export function ReadConversation(props: { conversation: Conversation }) {
  const messages = createMessages(() => props.conversation.id);
  const [isLate, setIsLate] = createSignal(false);
  setTimeout(() => setIsLate(true), PATIENCE_MS);
  return (
    <Show when={isLate() || messages.state() !== "loading"}>
      <OpenConversation conversation={props.conversation} messages={messages} />
    </Show>
  );
}
