import { CloudOff, FileQuestionMark, LoaderCircle } from "lucide-solid";
import { type JSX, Match, Show, Switch } from "solid-js";
import type { Media } from "#shared/model/media.ts";
import { t } from "../../../../i18n/i18n.ts";
import type { StoredFile } from "../../../../stores/prosa.ts";
import { Later } from "../../../../ui/later.tsx";

/** Why a medium cannot be shown: what was wrong with it, for good. Null when its bytes are to be had. */
export const problemText = (media: Media): string | null => {
  if (media.state === "waiting") return t(`message.media.waiting.${media.kind}`);
  if (media.state === "ready") return null;
  return t(`message.media.problem.${media.problem ?? "unavailable"}`);
};

/** What stands in a medium's place until it is there, and when it cannot be had. */
export function MediaNote(props: { media: Media; file: StoredFile; size: "picture" | "line" }) {
  const problem = () => problemText(props.media);
  const isLost = () => props.media.state === "refused" || props.media.state === "failed";
  return (
    <span class="media-note" data-size={props.size} data-lost={isLost() ? "" : undefined}>
      <Switch>
        <Match when={isLost() && problem()}>
          {(text) => <Note icon={<FileQuestionMark size={18} />} text={text()} />}
        </Match>
        <Match when={problem()}>{(text) => <Note icon={<LoaderCircle size={18} />} text={text()} />}</Match>
        <Match when={props.file.state() === "offline"}>
          <Note icon={<CloudOff size={18} />} text={t("message.media.offline")} />
        </Match>
        <Match when={props.file.state() === "failed"}>
          <Note
            icon={<FileQuestionMark size={18} />}
            text={t("message.media.failed")}
            action={
              <button type="button" class="media-retry" onClick={() => props.file.retry()}>
                {t("common.tryAgain")}
              </button>
            }
          />
        </Match>
        <Match when={props.file.state() === "loading"}>
          <Later>
            <Note icon={<LoaderCircle size={18} />} text={t("message.media.loading")} />
          </Later>
        </Match>
      </Switch>
    </span>
  );
}

function Note(props: { icon: JSX.Element; text: string; action?: JSX.Element }) {
  return (
    <>
      <span aria-hidden="true">{props.icon}</span>
      <span class="media-note-text">{props.text}</span>
      <Show when={props.action}>{props.action}</Show>
    </>
  );
}
