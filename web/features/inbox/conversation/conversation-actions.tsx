import { ArrowRightLeft, Check, Hand, RotateCcw } from "lucide-solid";
import { createSignal, type JSX, Show } from "solid-js";
import type { ErrorCode } from "#shared/errors.ts";
import type { Conversation } from "#shared/model/conversation.ts";
import { t } from "../../../i18n/i18n.ts";
import { isNarrow } from "../../../parts/screen.ts";
import { Button } from "../../../ui/button.tsx";
import { deferred } from "../../../ui/deferred.tsx";
import { ConversationMenu, RefusedDialog } from "../at-times.ts";
import { createActions } from "./actions.ts";

const TransferDialog = deferred(() => import("../transfer/transfer-dialog.tsx"));

/** What the viewer may do with the conversation now. The next natural step is the one filled button. */
export function ConversationActions(props: { conversation: Conversation }) {
  const actions = createActions(() => props.conversation);
  const [isTransferring, setIsTransferring] = createSignal(false);
  const [problem, setProblem] = createSignal<ErrorCode | null>(null);
  const run = (act: () => ErrorCode | null) => () => setProblem(act());

  return (
    <div class="conversation-actions">
      <Show when={actions.canTransfer()}>
        <Show
          when={!isNarrow()}
          fallback={
            <ConversationMenu
              fallback={<span class="icon-button" />}
              with={{ onTransfer: () => void setIsTransferring(true), actions }}
            />
          }
        >
          <Button onClick={() => setIsTransferring(true)}>
            <ArrowRightLeft size={15} />
            {t("conversation.transfer")}
          </Button>
        </Show>
      </Show>
      <Show when={actions.canTakeOver() && !isNarrow()}>
        <Button onClick={run(actions.takeOver)}>
          <Hand size={15} />
          {t("conversation.takeOver")}
        </Button>
      </Show>
      <Step when={actions.canConclude()} icon={<Check size={15} />} onClick={run(actions.conclude)}>
        {t("conversation.conclude")}
      </Step>
      <Step when={actions.canStart()} icon={<Hand size={15} />} onClick={run(actions.start)}>
        {t("conversation.start")}
      </Step>
      <Step when={actions.canReopen()} icon={<RotateCcw size={15} />} onClick={run(actions.reopen)}>
        {t("conversation.reopen")}
      </Step>
      <Show when={isTransferring()}>
        <TransferDialog with={{ conversation: props.conversation, onClose: () => setIsTransferring(false) }} />
      </Show>
      <Show when={problem()}>
        {(code) => <RefusedDialog with={{ code: code(), onClose: () => void setProblem(null) }} />}
      </Show>
    </div>
  );
}

function Step(props: { when: boolean; icon: JSX.Element; onClick: () => void; children: JSX.Element }) {
  return (
    <Show when={props.when}>
      <Button variant="primary" onClick={() => props.onClick()}>
        {props.icon}
        {props.children}
      </Button>
    </Show>
  );
}
