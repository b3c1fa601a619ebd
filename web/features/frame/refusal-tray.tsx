import { CircleAlert, CirclePause } from "lucide-solid";
import { createMemo, Show } from "solid-js";
import { t } from "../../i18n/i18n.ts";
import { navigate, path } from "../../parts/address.ts";
import { CopyButton } from "../../parts/copy-button.tsx";
import { errorText } from "../../parts/error-text.ts";
import { useRefusals } from "../../parts/waiting-items.ts";
import { useProsa } from "../../stores/context.ts";
import type { Refusal } from "../../stores/prosa.ts";
import { Button } from "../../ui/button.tsx";

/** What the server refused after it had waited here: why, and the text given back. One at a time, oldest first. */
export function RefusalTray() {
  const all = useRefusals();
  /** A held reply waits where its conversation is open; here it would be said twice. */
  const refusals = createMemo(() =>
    all().filter((it) => !isHeld(it) || path() !== `/atendimentos/${it.conversationId}`),
  );
  const first = createMemo(() => refusals()[0]);
  return (
    <Show when={first()} keyed>
      {(refusal) => <RefusalCard refusal={refusal} others={refusals().length - 1} />}
    </Show>
  );
}

function RefusalCard(props: { refusal: Refusal; others: number }) {
  const { outbox, pads, conversations } = useProsa();

  const title = () => {
    const { name, contactName } = props.refusal;
    if (name === "pad") return contactName ? t("pad.lostTitleFor", { name: contactName }) : t("pad.lostTitle");
    // Whose conversation it was is no longer this person's to know once they have lost it.
    if (name === "send")
      return contactName ? t("frame.outbox.refusedSend", { name: contactName }) : t("frame.outbox.refusedMessage");
    const action = t(`frame.command.${name}`);
    return contactName
      ? t("frame.outbox.refusedFor", { action, name: contactName })
      : t("frame.outbox.refusedAction", { action });
  };

  /** Only where the conversation is still there to take it. */
  const target = () => {
    const id = props.refusal.conversationId;
    return props.refusal.text && id && conversations.get(id) ? id : null;
  };

  const useAsDraft = (id: string) => {
    pads.giveBack(id, props.refusal.text ?? "");
    outbox.dismiss(props.refusal.id);
    navigate(`/atendimentos/${id}`);
  };

  return (
    <div class="notice">
      <p class="notice-title" data-tone={isHeld(props.refusal) ? "warn" : "bad"}>
        <Show when={isHeld(props.refusal)} fallback={<CircleAlert size={16} aria-hidden="true" />}>
          <CirclePause size={16} aria-hidden="true" />
        </Show>
        {title()}
      </p>
      <p class="notice-reason">{props.refusal.name === "pad" ? t("pad.lostText") : errorText(props.refusal.code)}</p>
      <Show when={props.refusal.text}>
        {(text) => (
          <div class="notice-text">
            <p>{text()}</p>
            <CopyButton text={text()} label={t("frame.outbox.copy")} doneLabel={t("frame.outbox.copied")} />
          </div>
        )}
      </Show>
      <footer class="notice-footer">
        <Show when={props.others > 0}>
          <span class="notice-others">{t("frame.outbox.others", props.others)}</span>
        </Show>
        <Button size="s" variant="plain" onClick={() => outbox.dismiss(props.refusal.id)}>
          {isHeld(props.refusal) ? t("pad.heldDiscard") : t("frame.outbox.dismiss")}
        </Button>
        <Show when={target()}>
          {(id) => (
            <Button size="s" onClick={() => useAsDraft(id())}>
              {isHeld(props.refusal) ? t("pad.heldEdit") : t("frame.outbox.useAsDraft")}
            </Button>
          )}
        </Show>
        <Show when={isHeld(props.refusal)}>
          <Button size="s" variant="primary" onClick={() => outbox.sendAnyway(props.refusal.id)}>
            {t("pad.heldSend")}
          </Button>
        </Show>
      </footer>
    </div>
  );
}

const isHeld = (it: Refusal): boolean => it.code === "newer_reply";
