import { Ban, CirclePause, Clock, Eye, Lock } from "lucide-solid";
import { type JSX, Match, Show, Switch } from "solid-js";
import { t } from "../../../i18n/i18n.ts";
import { Button } from "../../../ui/button.tsx";
import type { ComposerState } from "./composer-state.ts";

type Props = {
  state: ComposerState;
  /** Who attends the conversation. */
  owner: string | undefined;
  mayJoin: boolean;
  /** Whether somebody writes already: then one joins them where their draft is shown. */
  hasDraft: boolean;
  onJoin: () => void;
  onTemplates: () => void;
  onStart: () => void;
  onReopen: () => void;
};

/** Why one cannot answer, and what would change that. */
export function ComposerNotice(props: Props) {
  const kind = () => props.state.kind;
  const as = <K extends ComposerState["kind"]>(wanted: K) => {
    const it = props.state;
    return it.kind === wanted ? (it as Extract<ComposerState, { kind: K }>) : undefined;
  };
  return (
    <Switch>
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
            action={t("composer.chooseTemplate")}
            isOffered={it().hasTemplates}
            isNext
            onAct={() => props.onTemplates()}
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
            onAct={() => props.onStart()}
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
            onAct={() => props.onReopen()}
          >
            {t("composer.concluded")}
          </Notice>
        )}
      </Match>
      <Match when={props.mayJoin}>
        <Notice
          icon={<Eye size={16} />}
          action={t("pad.join")}
          isOffered={!props.hasDraft}
          onAct={() => props.onJoin()}
        >
          {props.owner ? t("composer.others", { name: props.owner }) : t("composer.noAttendant")}{" "}
          {kind() === "write" ? t("pad.mayHelp") : t("pad.mayJoin")}
        </Notice>
      </Match>
    </Switch>
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
