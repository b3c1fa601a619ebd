import { Ban, CirclePause, Clock, Eye, Lock } from "lucide-solid";
import { type Accessor, createMemo, createSignal, type JSX, lazy, Match, Show, Suspense, Switch } from "solid-js";
import type { ErrorCode } from "#shared/errors.ts";
import type { Conversation } from "#shared/model/conversation.ts";
import { t } from "../../../i18n/i18n.ts";
import { errorText } from "../../../parts/error-text.ts";
import type { Pad } from "../../../stores/prosa.ts";
import { Button } from "../../../ui/button.tsx";
import { createActions } from "../conversation/actions.ts";
import type { NoteDesk } from "../notes/note-desk.ts";
import type { ReplyDesk } from "../reply-desk.ts";
import type { ComposerState } from "./composer-state.ts";
import { DraftPreview } from "./draft-preview.tsx";
import { Editor } from "./editor.tsx";
import { HeldReplies } from "./held-replies.tsx";
import { createJoining } from "./joining.ts";
import { NoteButton } from "./note-button.tsx";
import "./composer.css";

const TemplatePicker = lazy(() => import("./templates/template-picker.tsx"));

type Props = {
  conversation: Conversation;
  state: ComposerState;
  pad: Pad;
  desk: NoteDesk;
  replyDesk: ReplyDesk;
  onTyping: (isTyping: boolean) => void;
};

/** Where one answers; or why one cannot, what would change that, and the draft as it grows under others' hands. */
export function Composer(props: Props) {
  const actions = createActions(() => props.conversation);
  const [problem, setProblem] = createSignal<ErrorCode | null>(null);
  const [isPicking, setIsPicking] = createSignal(false);
  const state: Accessor<ComposerState> = () => props.state;
  const kind = createMemo(() => state().kind);
  const as = <K extends ReturnType<typeof state>["kind"]>(wanted: K) => {
    const it = state();
    return it.kind === wanted ? (it as Extract<typeof it, { kind: K }>) : undefined;
  };
  const joining = createJoining(() => props.pad, state);
  const owner = () => props.conversation.attendant?.name;
  const hasDraft = () => props.pad.draft.text() !== "";
  const run = (act: () => ErrorCode | null) => () => setProblem(act());

  return (
    <div class="composer">
      <HeldReplies conversationId={props.conversation.id} />
      <Show when={!joining.isWriting()}>
        <DraftPreview pad={props.pad} owner={owner()} onJoin={joining.mayJoin() ? joining.join : undefined} />
      </Show>
      <div class="composer-line">
        <Show when={props.desk.mayWrite()}>
          <NoteButton desk={props.desk} isLoaded={props.pad.isLoaded()} />
        </Show>
        <Switch>
          <Match when={joining.isWriting()}>
            <Editor
              conversation={props.conversation}
              pad={props.pad}
              replyDesk={props.replyDesk}
              maySend={kind() === "write"}
              closesAt={as("write")?.closesAt ?? null}
              isHelping={as("write")?.isHelping ?? false}
              hasJoined={joining.hasJoined()}
              onWriting={joining.join}
              onTyping={props.onTyping}
              onTemplates={() => setIsPicking(true)}
            />
          </Match>
          <Match when={kind() === "blocked"}>
            <Notice icon={<Ban size={16} />}>{t("composer.blocked")}</Notice>
          </Match>
          <Match when={kind() === "paused"}>
            <Notice icon={<CirclePause size={16} />}>{t("composer.paused")}</Notice>
          </Match>
          <Match when={as("window_closed")}>
            {(it) => (
              <Notice
                icon={<Clock size={16} />}
                action={t("composer.template.choose")}
                isOffered={it().hasTemplates}
                isNext
                onAct={() => void setIsPicking(true)}
              >
                {it().hasTemplates ? t("composer.windowClosed") : t("composer.windowClosedWeek")}
              </Notice>
            )}
          </Match>
          <Match when={as("queued")}>
            {(it) => (
              <Notice
                icon={<Lock size={16} />}
                action={t("composer.queuedAction")}
                isOffered={it().mayStart}
                isNext
                onAct={run(actions.start)}
              >
                {it().mayStart ? t("composer.queued") : t("composer.readOnly")}
              </Notice>
            )}
          </Match>
          <Match when={as("concluded")}>
            {(it) => (
              <Notice
                icon={<Lock size={16} />}
                action={t("composer.concludedAction")}
                isOffered={it().mayReopen}
                isNext
                onAct={run(actions.reopen)}
              >
                {t("composer.concluded")}
              </Notice>
            )}
          </Match>
          <Match when={joining.mayJoin()}>
            <Notice icon={<Eye size={16} />} action={t("pad.join")} isOffered={!hasDraft()} onAct={joining.join}>
              {owner() ? t("composer.others", { name: owner() ?? "" }) : t("composer.noAttendant")}{" "}
              {kind() === "write" ? t("pad.mayHelp") : t("pad.mayJoin")}
            </Notice>
          </Match>
        </Switch>
      </div>
      <Show when={problem()}>
        {(code) => (
          <p class="composer-problem" role="alert">
            {errorText(code())}
          </p>
        )}
      </Show>
      <Suspense>
        <Show when={isPicking()}>
          <TemplatePicker conversation={props.conversation} onClose={() => setIsPicking(false)} />
        </Show>
      </Suspense>
    </div>
  );
}

type NoticeProps = {
  icon: JSX.Element;
  children: JSX.Element;
  action?: string;
  isOffered?: boolean;
  /** Whether the act is the conversation's next natural step. */
  isNext?: boolean;
  onAct?: () => void;
};

function Notice(props: NoticeProps) {
  return (
    <div class="composer-notice">
      {props.icon}
      <p>{props.children}</p>
      <Show when={props.isOffered && props.action}>
        <Button variant={props.isNext ? "primary" : "quiet"} onClick={() => props.onAct?.()}>
          {props.action}
        </Button>
      </Show>
    </div>
  );
}
