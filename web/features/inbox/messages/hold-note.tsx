import { Show } from "solid-js";
import { t } from "../../../i18n/i18n.ts";
import { createSeconds } from "../../../parts/clock.ts";
import { useMay } from "../../../parts/viewer.ts";
import { useProsa } from "../../../stores/context.ts";
import type { ShownMessage } from "../../../stores/prosa.ts";
import { secondsLeft } from "./hold.ts";
import { useThread } from "./thread.ts";
import { createUndo } from "./undo.ts";
import "./delivery.css";

/** A held message's time, counted down, and the way back. It is said aloud once, not every second. */
export function HoldNote(props: { message: ShownMessage; until: number }) {
  const { connection } = useProsa();
  const { conversation } = useThread();
  const may = useMay();
  const seconds = createSeconds();
  const undo = createUndo();
  const left = () => secondsLeft(props.until, seconds() + connection.clockOffset());
  const isOnline = () => connection.state() !== "offline";
  const isWaiting = () => left() > 0 || props.message.isPending === true;
  const text = () => (left() > 0 ? t("message.hold.sendingIn", { seconds: left() }) : t("message.hold.sending"));
  return (
    <Show when={isOnline() || isWaiting()}>
      <p class="delivery hold">
        <Show when={isOnline()}>
          <span class="tabular" role="timer">
            {text()}
          </span>
        </Show>
        <Show when={isWaiting() && may("conversation.send", conversation())}>
          <button type="button" title={t("message.hold.undoHint")} onClick={() => undo(props.message)}>
            {t("message.hold.undo")}
          </button>
        </Show>
      </p>
    </Show>
  );
}
