import { CloudOff, EyeOff } from "lucide-solid";
import { createEffect, createMemo, createSignal, Match, Switch } from "solid-js";
import type { ErrorCode } from "#shared/errors.ts";
import { t } from "../../../i18n/i18n.ts";
import "../../../i18n/words/composer.ts";
import "../../../i18n/words/contact.ts";
import "../../../i18n/words/conversation.ts";
import "../../../i18n/words/frame-tools.ts";
import "../../../i18n/words/message.ts";
import "../../../i18n/words/pad.ts";
import { errorText } from "../../../parts/error-text.ts";
import { useProsa } from "../../../stores/context.ts";
import { Button } from "../../../ui/button.tsx";
import { Empty } from "../../../ui/empty.tsx";
import { SkeletonRows } from "../../../ui/skeleton.tsx";
import { BackButton } from "./back-button.tsx";
import { OpenConversation } from "./open-conversation.tsx";
import "./conversation-pane.css";

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
      <Match when={found()}>{(it) => <OpenConversation conversation={it()} />}</Match>
      <Match when={failure()}>{(code) => <Unavailable code={code()} onRetry={() => void lookUp()} />}</Match>
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

function Unavailable(props: { code: ErrorCode | "offline"; onRetry: () => void }) {
  const isHidden = () => props.code === "not_found" || props.code === "forbidden";
  return (
    <section class="conversation conversation-note">
      <BackButton />
      <Switch
        fallback={
          <Empty
            role="alert"
            icon={<CloudOff size={22} />}
            title={t("conversation.loadFailedTitle")}
            action={<Button onClick={() => props.onRetry()}>{t("common.tryAgain")}</Button>}
          >
            {errorText(props.code)}
          </Empty>
        }
      >
        <Match when={isHidden()}>
          <Empty role="alert" icon={<EyeOff size={22} />} title={t("conversation.notFoundTitle")}>
            {t("conversation.notFoundText")}
          </Empty>
        </Match>
        <Match when={props.code === "offline"}>
          <Empty role="status" icon={<CloudOff size={22} />} title={t("conversation.offlineTitle")}>
            {t("conversation.offlineText")}
          </Empty>
        </Match>
      </Switch>
    </section>
  );
}
