import { createEffect, createMemo, createSignal, Match, Switch } from "solid-js";
import type { ErrorCode } from "#shared/errors.ts";
import { t } from "../../../i18n/i18n.ts";
import "../../../i18n/words/composer.ts";
import "../../../i18n/words/conversation.ts";
import "../../../i18n/words/message.ts";
import "../../../i18n/words/pad.ts";
import { useProsa } from "../../../stores/context.ts";
import { SkeletonRows } from "../../../ui/skeleton.tsx";
import { idle } from "../../../ui/idle.ts";
import { fetchAhead, Unavailable } from "../at-times.ts";
import { BackButton } from "./back-button.tsx";
import { ReadConversation } from "./read-conversation.tsx";
import "./conversation-pane.css";

// So that whatever is shown only at times is there when its time comes.
void idle().then(fetchAhead);

/** A conversation by its id: shown at once when the device has it, else looked up. */
export default function ConversationPane(props: { id: string }) {
  const { conversations } = useProsa();
  const found = createMemo(() => conversations.get(props.id));
  const [failure, setFailure] = createSignal<ErrorCode | "offline" | null>(null);

  const lookUp = async () => {
    setFailure(null);
    const answer = await conversations.open(props.id);
    if (!answer.ok) setFailure(answer.code);
  };
  createEffect(() => {
    if (conversations.isLoaded() && !found()) void lookUp();
  });

  return (
    <Switch fallback={<Waiting />}>
      <Match when={found()}>{(it) => <ReadConversation conversation={it()} />}</Match>
      <Match when={failure()}>
        {(code) => <Unavailable fallback={<Waiting />} with={{ code: code(), onRetry: () => void lookUp() }} />}
      </Match>
    </Switch>
  );
}

function Waiting() {
  return (
    <section class="conversation conversation-note">
      <BackButton />
      <SkeletonRows rows={3} label={t("common.loading")} />
    </section>
  );
}
