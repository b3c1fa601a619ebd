import { createSignal, Match, Show, Switch } from "solid-js";
import type { ErrorCode } from "#shared/errors.ts";
import type { Conversation } from "#shared/model/conversation.ts";
import { t } from "../../../i18n/i18n.ts";
import { errorText } from "../../../parts/error-text.ts";
import { useMay } from "../../../parts/viewer.ts";
import { useProsa } from "../../../stores/context.ts";
import type { ShownMessage } from "../../../stores/prosa.ts";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { knownFailure, ownFailure } from "./failures.ts";
import { foreignName } from "./foreign-text.ts";
import "./delivery.css";

type Props = { message: ShownMessage; conversation: Conversation };

/** What stands in the way of a message, without a network or at the provider, and the way on. A message whose fate is unknown is never sent again unasked. */
export function DeliveryProblem(props: Props) {
  const { outbox } = useProsa();
  const may = useMay();
  const [isAsking, setIsAsking] = createSignal(false);
  const [problem, setProblem] = createSignal<ErrorCode | null>(null);
  const mayRetry = () =>
    props.conversation.state === "open" &&
    props.conversation.contact.blockedAt === null &&
    may("conversation.send", props.conversation);
  /** The provider's own words, or ours where it was not asked. */
  const reason = () => {
    const code = ownFailure(props.message.failure);
    return code ? t(`conversation.notAsked.${code}`) : foreignName(props.message.failure?.reason ?? "");
  };

  const retry = () => {
    setIsAsking(false);
    setProblem(outbox.run("retry", { conversationId: props.conversation.id, messageId: props.message.id }));
  };

  return (
    <Switch>
      <Match when={props.message.status === "failed"}>
        <p class="delivery" data-tone="bad">
          <bdi>{reason() ? t("conversation.failedWith", { reason: reason() }) : t("conversation.failedWithout")}</bdi>
          <Show when={knownFailure(props.message.failure)}>
            {(known) => <span class="delivery-advice">{t(`message.failure.${known()}`)}</span>}
          </Show>
          <Show when={mayRetry()}>
            <button type="button" onClick={retry}>
              {t("conversation.retry")}
            </button>
          </Show>
          <Show when={problem()}>{(code) => <span role="alert">{errorText(code())}</span>}</Show>
        </p>
      </Match>
      <Match when={props.message.status === "unknown"}>
        <p class="delivery" data-tone="warn">
          {t("conversation.unknownText")}
          <Show when={mayRetry()}>
            <button type="button" onClick={() => setIsAsking(true)}>
              {t("conversation.sendAgainTitle")}
            </button>
          </Show>
          <Show when={problem()}>{(code) => <span role="alert">{errorText(code())}</span>}</Show>
        </p>
        <ConfirmDialog
          isOpen={isAsking()}
          title={t("conversation.sendAgainTitle")}
          action={t("conversation.sendAgain")}
          cancel={t("common.cancel")}
          closeLabel={t("common.close")}
          onConfirm={retry}
          onClose={() => setIsAsking(false)}
        >
          <p>{t("conversation.sendAgainText", { name: props.conversation.contact.name })}</p>
        </ConfirmDialog>
      </Match>
      <Match when={props.message.isPending}>
        <p class="delivery">{t("conversation.pendingOffline")}</p>
      </Match>
    </Switch>
  );
}
