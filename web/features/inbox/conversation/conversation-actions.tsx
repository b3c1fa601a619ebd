import { ArrowRightLeft, Check, Ellipsis, Hand, RotateCcw } from "lucide-solid";
import { createSignal, type JSX, lazy, Show, Suspense } from "solid-js";
import type { ErrorCode } from "#shared/errors.ts";
import type { Conversation } from "#shared/model/conversation.ts";
import { t } from "../../../i18n/i18n.ts";
import { errorText } from "../../../parts/error-text.ts";
import { isNarrow } from "../../../parts/screen.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Menu, MenuItem } from "../../../ui/menu.tsx";
import { createActions } from "./actions.ts";

const TransferDialog = lazy(() => import("../transfer/transfer-dialog.tsx"));

/** What the viewer may do with the conversation now. The next natural step is the one filled button. */
export function ConversationActions(props: { conversation: Conversation }) {
  const actions = createActions(() => props.conversation);
  const [isTransferring, setIsTransferring] = createSignal(false);
  const [problem, setProblem] = createSignal<ErrorCode | null>(null);
  const run = (act: () => ErrorCode | null) => () => setProblem(act());

  return (
    <div class="conversation-actions">
      <Show when={actions.canTransfer()}>
        <Show when={!isNarrow()} fallback={<More onTransfer={() => setIsTransferring(true)} actions={actions} />}>
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
      <Suspense>
        <Show when={isTransferring()}>
          <TransferDialog conversation={props.conversation} onClose={() => setIsTransferring(false)} />
        </Show>
      </Suspense>
      <Dialog
        isOpen={problem() !== null}
        title={t("frame.outbox.refusedTitle")}
        closeLabel={t("common.close")}
        onClose={() => setProblem(null)}
      >
        <p>{errorText(problem() ?? "internal")}</p>
      </Dialog>
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

function More(props: { onTransfer: () => void; actions: ReturnType<typeof createActions> }) {
  return (
    <Menu label={t("conversation.actions")} trigger={<Ellipsis size={20} />}>
      <MenuItem icon={<ArrowRightLeft size={16} />} onSelect={() => props.onTransfer()}>
        {t("conversation.transfer")}
      </MenuItem>
      <Show when={props.actions.canTakeOver()}>
        <MenuItem icon={<Hand size={16} />} onSelect={() => props.actions.takeOver()}>
          {t("conversation.takeOver")}
        </MenuItem>
      </Show>
    </Menu>
  );
}
