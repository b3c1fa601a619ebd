import { CircleAlert, FileText, Mic, RotateCw, Video, X } from "lucide-solid";
import { createMemo, For, Match, onCleanup, Show, Switch } from "solid-js";
import { locale, t } from "../../../../i18n/i18n.ts";
import "../../../../i18n/words/composer-attach.ts";
import "../../../../i18n/words/message-body.ts";
import { fileSize } from "../../../../i18n/sizes.ts";
import { errorText } from "../../../../parts/error-text.ts";
import { IconButton } from "../../../../ui/icon-button.tsx";
import { foreignName } from "../../messages/foreign-text.ts";
import { kindOf } from "./accept.ts";
import type { Tray, TrayItem } from "./tray.ts";
import "./tray.css";

/** The files over the field: what they are, how far they are up, and what is wrong. */
export default function TrayView(props: { tray: Tray }) {
  return (
    <section class="tray" aria-label={t("composer.tray.label")}>
      <ul class="tray-items">
        <For each={props.tray.items().map((it) => it.id)}>
          {(id) => {
            const item = createMemo(() => props.tray.items().find((it) => it.id === id));
            return <Show when={item()}>{(it) => <Item item={it()} tray={props.tray} />}</Show>;
          }}
        </For>
      </ul>
      <Show when={props.tray.isAwaited()}>
        <p class="tray-awaited" role="status">
          {t("composer.tray.awaited")}
          <button type="button" onClick={() => props.tray.giveBack()}>
            {t("common.cancel")}
          </button>
        </p>
      </Show>
      <Show when={props.tray.problem()}>
        {(code) => (
          <p class="composer-problem" role="alert">
            {errorText(code())}
          </p>
        )}
      </Show>
    </section>
  );
}

function Item(props: { item: TrayItem; tray: Tray }) {
  const name = () => foreignName(props.item.file.name) || t("message.media.untitled");
  const note = () => {
    if (props.item.problem === "offline") return t("composer.tray.offline");
    if (props.item.problem) return errorText(props.item.problem);
    return fileSize(props.item.file.size, locale());
  };
  const isGoingUp = () => props.item.media === null && props.item.problem === null;
  return (
    <li class="tray-item" data-problem={props.item.problem ? "" : undefined}>
      <Preview file={props.item.file} hasProblem={props.item.problem !== null} />
      <span class="tray-main">
        <bdi class="truncate">{name()}</bdi>
        <span class="tray-note" role={props.item.problem ? "alert" : undefined}>
          {note()}
        </span>
        <Show when={isGoingUp()}>
          <progress class="tray-progress" value={props.item.progress} aria-label={t("composer.tray.uploading")} />
        </Show>
      </span>
      <Show when={props.item.problem && props.item.isPassing && props.item.problem !== "offline"}>
        <IconButton label={t("common.tryAgain")} onClick={() => props.tray.retry(props.item.id)}>
          <RotateCw size={16} />
        </IconButton>
      </Show>
      <IconButton
        label={isGoingUp() ? t("composer.tray.cancel", { name: name() }) : t("composer.tray.remove", { name: name() })}
        onClick={() => props.tray.remove(props.item.id)}
      >
        <X size={16} />
      </IconButton>
    </li>
  );
}

function Preview(props: { file: File; hasProblem: boolean }) {
  const kind = () => kindOf(props.file.type);
  const url = createMemo(() => {
    if (kind() !== "image") return null;
    const made = URL.createObjectURL(props.file);
    onCleanup(() => URL.revokeObjectURL(made));
    return made;
  });
  return (
    <span class="tray-preview" aria-hidden="true">
      <Switch fallback={<FileText size={18} />}>
        <Match when={props.hasProblem}>
          <CircleAlert size={18} />
        </Match>
        <Match when={url()}>{(it) => <img src={it()} alt="" />}</Match>
        <Match when={kind() === "audio"}>
          <Mic size={18} />
        </Match>
        <Match when={kind() === "video"}>
          <Video size={18} />
        </Match>
      </Switch>
    </span>
  );
}
