import { Show, untrack } from "solid-js";
import type { Conversation } from "#shared/model/conversation.ts";
import { clockTime } from "../../../i18n/dates.ts";
import { locale, t } from "../../../i18n/i18n.ts";
import { fullTime } from "../../../parts/times.ts";
import { useViewer } from "../../../parts/viewer.ts";
import { useProsa } from "../../../stores/context.ts";
import { withFiles } from "../../../stores/files.ts";
import type { ShownMessage } from "../../../stores/prosa.ts";
import { deferred } from "../../../ui/deferred.tsx";
import { DeliveryProblem, HoldNote } from "../at-times.ts";
import { actionsOn } from "./actions.ts";
import { buttonsIn, forwardIn, templateName } from "./content.ts";
import { Buttons, Mark } from "./marks.tsx";
import { MessageText } from "./message-text.tsx";
import { QuoteBlock } from "./quote-block.tsx";
import type { Reaction } from "./reactions/grouping.ts";
import { Reactions } from "./reactions/reactions.tsx";
import { useThread } from "./thread.ts";
import { Ticks } from "./ticks.tsx";
import "./bubble.css";

const MessageBody = deferred(() => withFiles(import("./body/message-body.tsx")));
const MessageActions = deferred(() => import("./message-actions.tsx"));

type Props = {
  message: ShownMessage;
  reactions: readonly Reaction[];
  startsRun: boolean;
  endsRun: boolean;
  conversation: Conversation;
};

/** One message. The name stands above a run only where it tells something: our side may be written by several people. */
export function Bubble(props: Props) {
  const viewer = useViewer();
  const { connection } = useProsa();
  const { desk, pointing } = useThread();
  /** One bubble is one message's. Not read when the bubble goes: the browser tells of a lost focus even then. */
  const id = untrack(() => props.message.id);
  const isOut = () => props.message.direction === "out";
  const isRevoked = () => props.message.revokedAt !== null;
  const author = () => {
    if (!isOut()) return props.conversation.contact.name;
    if (!props.message.author) return t("message.fromPhone");
    return props.message.author.id === viewer().userId ? t("common.you") : props.message.author.name;
  };
  const showsAuthor = () => isOut() && props.startsRun && props.message.author?.id !== viewer().userId;
  const isBare = () => props.message.kind === "sticker" && props.message.text === null && !props.message.quote;
  const hasProblem = () => {
    const { status, isPending } = props.message;
    return status === "failed" || status === "unknown" || (isPending && connection.state() === "offline");
  };
  const actions = () => actionsOn(props.message, props.conversation.channel, desk.mayAnswer());
  return (
    <article
      class="bubble-line"
      data-direction={props.message.direction}
      data-starts={props.startsRun ? "" : undefined}
      data-message={props.message.id}
      tabindex={-1}
      aria-label={t("conversation.from", { name: author(), time: clockTime(props.message.at, locale()) })}
      onPointerEnter={(event) => event.pointerType === "mouse" && pointing.point(id, true)}
      onPointerLeave={() => pointing.point(id, false)}
      onFocusIn={() => pointing.focus(id, true)}
      onFocusOut={(event) => pointing.focus(id, event.currentTarget.contains(event.relatedTarget as Node | null))}
    >
      <Show when={showsAuthor()}>
        <span class="bubble-author" aria-hidden="true">
          {author()}
        </span>
      </Show>
      <div class="bubble-row">
        <div
          class="bubble"
          data-status={props.message.status}
          data-ends={props.endsRun ? "" : undefined}
          data-bare={isBare() ? "" : undefined}
        >
          <Show when={!isRevoked()} fallback={<Revoked isOut={isOut()} />}>
            <Show when={forwardIn(props.message.content)}>{(how) => <Mark is="forwarded" how={how()} />}</Show>
            <Show when={templateName(props.message.content)}>{(name) => <Mark is="template" name={name()} />}</Show>
            <Show when={props.message.quote}>{(quote) => <QuoteBlock quote={quote()} />}</Show>
            <Show when={hasBody(props.message)}>
              <MessageBody
                fallback={<span class="body-wait" data-kind={props.message.kind} />}
                with={{ message: props.message }}
              />
            </Show>
            <Show when={shownText(props.message)}>{(text) => <MessageText text={text()} />}</Show>
          </Show>
          <span class="bubble-meta">
            <Show when={props.message.editedAt}>
              {(at) => <span title={fullTime(at())}>{t("message.edited")}</span>}
            </Show>
            <time title={fullTime(props.message.at)}>{clockTime(props.message.at, locale())}</time>
            <Show when={isOut() && props.message.status}>{(status) => <Ticks status={status()} />}</Show>
          </span>
          <Buttons titles={isRevoked() ? [] : buttonsIn(props.message.content)} />
        </div>
        <Show when={pointing.isAt(id) && actions().length > 0}>
          <MessageActions with={{ message: props.message, reactions: props.reactions, actions: actions() }} />
        </Show>
      </div>
      <Reactions reactions={props.reactions} contactName={props.conversation.contact.name} />
      <Show when={isOut()}>
        <Show when={props.message.status === "held" && props.message.holdUntil}>
          {(until) => <HoldNote with={{ message: props.message, until: until() }} />}
        </Show>
        <Show when={hasProblem()}>
          <DeliveryProblem
            fallback={<p class="delivery-wait" />}
            with={{ message: props.message, conversation: props.conversation }}
          />
        </Show>
      </Show>
    </article>
  );
}

function Revoked(props: { isOut: boolean }) {
  return <span class="bubble-revoked">{props.isOut ? t("message.revokedOut") : t("message.revokedIn")}</span>;
}

const hasBody = ({ kind, content }: ShownMessage): boolean =>
  kind !== "text" || content?.["share"] !== undefined || content?.["story"] !== undefined;

/** A place's name stands in its card already. */
const shownText = ({ kind, text }: ShownMessage): string | null => (kind === "location" ? null : text);
