import { For, Show } from "solid-js";
import type { Conversation } from "#shared/model/conversation.ts";
import { clockTime } from "../../../i18n/dates.ts";
import { locale, t } from "../../../i18n/i18n.ts";
import { fullTime } from "../../../parts/times.ts";
import { useViewer } from "../../../parts/viewer.ts";
import type { ShownMessage } from "../../../stores/prosa.ts";
import { Attachment } from "./attachment.tsx";
import { DeliveryProblem } from "./delivery-problem.tsx";
import { linkify } from "./linkify.ts";
import { Ticks } from "./ticks.tsx";
import "./bubble.css";

type Props = { message: ShownMessage; startsRun: boolean; endsRun: boolean; conversation: Conversation };

/** One message. The name stands above a run only where it tells something: our side may be written by several people. */
export function Bubble(props: Props) {
  const viewer = useViewer();
  const isOut = () => props.message.direction === "out";
  const author = () => {
    if (!isOut()) return props.conversation.contact.name;
    return props.message.author?.id === viewer().userId ? t("common.you") : (props.message.author?.name ?? "");
  };
  const showsAuthor = () =>
    isOut() && props.startsRun && props.message.author?.id !== viewer().userId && author() !== "";
  return (
    <article
      class="bubble-line"
      data-direction={props.message.direction}
      data-starts={props.startsRun ? "" : undefined}
      aria-label={t("conversation.from", { name: author(), time: clockTime(props.message.at, locale()) })}
    >
      <Show when={showsAuthor()}>
        <span class="bubble-author" aria-hidden="true">
          {author()}
        </span>
      </Show>
      <div class="bubble" data-status={props.message.status} data-ends={props.endsRun ? "" : undefined}>
        <Show when={props.message.kind !== "text"}>
          <Attachment message={props.message} />
        </Show>
        <Show when={props.message.text}>
          {(text) => (
            <span class="bubble-text">
              <For each={linkify(text())}>
                {(part) =>
                  part.href ? (
                    <a href={part.href} target="_blank" rel="noopener noreferrer nofollow">
                      {part.text}
                    </a>
                  ) : (
                    part.text
                  )
                }
              </For>
            </span>
          )}
        </Show>
        <span class="bubble-meta">
          <time title={fullTime(props.message.at)}>{clockTime(props.message.at, locale())}</time>
          <Show when={isOut() && props.message.status}>{(status) => <Ticks status={status()} />}</Show>
        </span>
      </div>
      <Show when={isOut()}>
        <DeliveryProblem message={props.message} conversation={props.conversation} />
      </Show>
    </article>
  );
}
