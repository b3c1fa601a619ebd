import { CirclePause } from "lucide-solid";
import { createMemo, For, Show } from "solid-js";
import { t } from "../../../i18n/i18n.ts";
import { errorText } from "../../../parts/error-text.ts";
import { createMessages } from "../../../parts/followed.ts";
import { longTime } from "../../../parts/times.ts";
import { useViewer } from "../../../parts/viewer.ts";
import { useProsa } from "../../../stores/context.ts";
import type { Refusal } from "../../../stores/prosa.ts";
import { Button } from "../../../ui/button.tsx";
import "./held-replies.css";

/** One's own replies that were held back because a colleague answered first: what they said, and what to do with one's own. */
export function HeldReplies(props: { held: readonly Refusal[]; conversationId: string }) {
  return <For each={props.held}>{(it) => <HeldReply refusal={it} conversationId={props.conversationId} />}</For>;
}

function HeldReply(props: { refusal: Refusal; conversationId: string }) {
  const { outbox, pads } = useProsa();
  const viewer = useViewer();
  const messages = createMessages(() => props.conversationId);
  /** The colleague's answer that one is to read before deciding. */
  const newer = createMemo(() =>
    messages.items().findLast((it) => it.direction === "out" && it.author && it.author.id !== viewer().userId),
  );
  const reason = () => {
    const author = newer()?.author;
    return author ? t("pad.heldBy", { name: author.name }) : errorText("newer_reply");
  };
  const edit = () => {
    pads.giveBack(props.conversationId, props.refusal.text ?? "");
    outbox.dismiss(props.refusal.id);
  };

  return (
    <section class="held" role="alert" aria-label={t("pad.heldTitle")}>
      <p class="held-reason">
        <CirclePause size={16} aria-hidden="true" />
        {reason()}
      </p>
      <Show when={newer()}>
        {(it) => (
          <blockquote class="held-text">
            <span class="held-who">
              {t("conversation.from", { name: it().author?.name ?? "", time: longTime(it().at) })}
            </span>
            {it().text ?? t(`conversation.kind.${it().kind}`)}
          </blockquote>
        )}
      </Show>
      <blockquote class="held-text" data-own>
        <span class="held-who">{t("pad.heldOwn")}</span>
        {props.refusal.text}
      </blockquote>
      <footer class="held-footer">
        <Button size="s" variant="plain" onClick={() => outbox.dismiss(props.refusal.id)}>
          {t("pad.heldDiscard")}
        </Button>
        <Button size="s" onClick={edit}>
          {t("pad.heldEdit")}
        </Button>
        <Button size="s" variant="primary" onClick={() => outbox.sendAnyway(props.refusal.id)}>
          {t("pad.heldSend")}
        </Button>
      </footer>
    </section>
  );
}
