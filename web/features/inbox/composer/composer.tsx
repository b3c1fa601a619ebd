import { Ban, Clock, Eye, Lock } from "lucide-solid";
import { createMemo, createSignal, type JSX, Match, Show, Switch } from "solid-js";
import type { ErrorCode } from "#shared/errors.ts";
import type { Conversation } from "#shared/model/conversation.ts";
import { t } from "../../../i18n/i18n.ts";
import { now } from "../../../parts/clock.ts";
import { errorText } from "../../../parts/error-text.ts";
import { useViewer } from "../../../parts/viewer.ts";
import { Button } from "../../../ui/button.tsx";
import { createActions } from "../conversation/actions.ts";
import { composerState } from "./composer-state.ts";
import { Editor } from "./editor.tsx";
import "./composer.css";

type Props = { conversation: Conversation; onTyping: (isTyping: boolean) => void };

/** Where one answers; or why one cannot, and what would change that. */
export function Composer(props: Props) {
  const viewer = useViewer();
  const actions = createActions(() => props.conversation);
  const [problem, setProblem] = createSignal<ErrorCode | null>(null);
  const state = createMemo(() => composerState(props.conversation, viewer(), now()));
  const kind = createMemo(() => state().kind);
  const as = <K extends ReturnType<typeof state>["kind"]>(wanted: K) => {
    const it = state();
    return it.kind === wanted ? (it as Extract<typeof it, { kind: K }>) : undefined;
  };
  const run = (act: () => ErrorCode | null) => () => setProblem(act());

  return (
    <div class="composer">
      <Switch>
        <Match when={kind() === "write"}>
          <Editor
            conversation={props.conversation}
            closesAt={as("write")?.closesAt ?? null}
            isHelping={as("write")?.isHelping ?? false}
            onTyping={props.onTyping}
          />
        </Match>
        <Match when={kind() === "blocked"}>
          <Notice icon={<Ban size={16} />}>{t("composer.blocked")}</Notice>
        </Match>
        <Match when={kind() === "window_closed"}>
          <Notice icon={<Clock size={16} />}>{t("composer.windowClosed")}</Notice>
        </Match>
        <Match when={as("queued")}>
          {(it) => (
            <Notice
              icon={<Lock size={16} />}
              action={t("composer.queuedAction")}
              isOffered={it().mayStart}
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
              onAct={run(actions.reopen)}
            >
              {t("composer.concluded")}
            </Notice>
          )}
        </Match>
        <Match when={kind() === "others"}>
          <Notice icon={<Eye size={16} />}>
            {props.conversation.attendant
              ? t("composer.others", { name: props.conversation.attendant.name })
              : t("composer.noAttendant")}{" "}
            {t("composer.readOnly")}
          </Notice>
        </Match>
      </Switch>
      <Show when={problem()}>
        {(code) => (
          <p class="composer-problem" role="alert">
            {errorText(code())}
          </p>
        )}
      </Show>
    </div>
  );
}

type NoticeProps = {
  icon: JSX.Element;
  children: JSX.Element;
  action?: string;
  isOffered?: boolean;
  onAct?: () => void;
};

function Notice(props: NoticeProps) {
  return (
    <div class="composer-notice">
      {props.icon}
      <p>{props.children}</p>
      <Show when={props.isOffered && props.action}>
        <Button variant="primary" onClick={() => props.onAct?.()}>
          {props.action}
        </Button>
      </Show>
    </div>
  );
}
