import { ChevronLeft, ChevronRight, Download, X, ZoomIn, ZoomOut } from "lucide-solid";
import { createEffect, createMemo, createSignal, on, onCleanup, onMount, Show } from "solid-js";
import type { Media } from "#shared/model/media.ts";
import { clockTime } from "../../../../i18n/dates.ts";
import { t } from "../../../../i18n/i18n.ts";
import "../../../../i18n/words/message-body.ts";
import { longTime } from "../../../../parts/times.ts";
import { useProsa } from "../../../../stores/context.ts";
import type { ShownMessage } from "../../../../stores/prosa.ts";
import { IconButton } from "../../../../ui/icon-button.tsx";
import { mediumOf } from "../../own-files.ts";
import { createFile } from "../body/create-file.ts";
import { MediaNote } from "../body/media-note.tsx";
import { saveFile } from "../body/save-file.ts";
import { foreignName } from "../foreign-text.ts";
import { createWhose } from "../names.ts";
import { useThread } from "../thread.ts";
import "./viewer.css";

const ZOOMS = [1, 2, 4] as const;

type Props = { id: string; onMove: (id: string) => void; onClose: () => void };

/** The conversation's images, one at a time and as large as there is room for. */
export default function Viewer(props: Props) {
  const { pictures } = useThread();
  const { media: store } = useProsa();
  const whose = createWhose();
  let dialog!: HTMLDialogElement;
  const [zoom, setZoom] = createSignal(0);
  const [isRefused, setIsRefused] = createSignal(false);
  const at = createMemo(() => pictures().findIndex((it) => it.id === props.id));
  const shown = createMemo(() => {
    const message = pictures()[at()];
    const media = message && mediumOf(message.content);
    return message && media ? { message, media } : undefined;
  });
  const about = (it: ShownMessage) => t("conversation.from", { name: whose(it), time: longTime(it.at) });

  const move = (step: number) => {
    const next = pictures()[at() + step];
    if (next) props.onMove(next.id);
  };
  const zoomBy = (step: number) => setZoom((it) => Math.max(0, Math.min(it + step, ZOOMS.length - 1)));
  const save = async () => {
    const it = shown();
    if (!it) return;
    const name = foreignName(it.media.name ?? "") || `imagem-${clockTime(it.message.at, "pt-BR").replace(":", "h")}`;
    setIsRefused(!(await saveFile(store, it.media, name)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = {
      ArrowLeft: () => zoom() === 0 && move(-1),
      ArrowRight: () => zoom() === 0 && move(1),
      "+": () => zoomBy(1),
      "=": () => zoomBy(1),
      "-": () => zoomBy(-1),
      "0": () => setZoom(0),
    }[event.key];
    act?.();
  };

  onMount(() => dialog.showModal());
  onCleanup(() => dialog.close());
  createEffect(
    on(
      () => props.id,
      () => (setZoom(0), setIsRefused(false)),
      { defer: true },
    ),
  );
  // An image that was taken back while one looked at it is gone.
  createEffect(() => !shown() && dialog.close());

  return (
    <dialog
      ref={dialog}
      class="viewer"
      aria-label={t("message.viewer.title")}
      on:close={() => props.onClose()}
      onKeyDown={onKeyDown}
    >
      <header class="viewer-bar">
        <p class="viewer-about">
          <bdi class="truncate">{shown() ? about(shown()!.message) : ""}</bdi>
          <span class="tabular">{t("message.viewer.count", { at: at() + 1, of: pictures().length })}</span>
        </p>
        <Show when={isRefused()}>
          <p class="viewer-problem" role="alert">
            {t("message.media.saveOffline")}
          </p>
        </Show>
        <IconButton label={t("message.viewer.zoomOut")} disabled={zoom() === 0} onClick={() => zoomBy(-1)}>
          <ZoomOut size={18} />
        </IconButton>
        <IconButton label={t("message.viewer.zoomIn")} disabled={zoom() === ZOOMS.length - 1} onClick={() => zoomBy(1)}>
          <ZoomIn size={18} />
        </IconButton>
        <IconButton label={t("message.media.save")} onClick={() => void save()}>
          <Download size={18} />
        </IconButton>
        <IconButton label={t("common.close")} onClick={() => dialog.close()} autofocus>
          <X size={18} />
        </IconButton>
      </header>
      <Show when={shown()} keyed>
        {(it) => (
          <Stage
            media={it.media}
            name={about(it.message)}
            zoom={ZOOMS[zoom()] ?? 1}
            onToggleZoom={() => setZoom((step) => (step === 0 ? 1 : 0))}
            onLeave={() => dialog.close()}
          />
        )}
      </Show>
      <Show when={at() > 0}>
        <IconButton class="viewer-step" data-side="left" label={t("message.viewer.previous")} onClick={() => move(-1)}>
          <ChevronLeft size={24} />
        </IconButton>
      </Show>
      <Show when={at() < pictures().length - 1}>
        <IconButton class="viewer-step" data-side="right" label={t("message.viewer.next")} onClick={() => move(1)}>
          <ChevronRight size={24} />
        </IconButton>
      </Show>
    </dialog>
  );
}

type StageProps = {
  media: Media;
  name: string;
  zoom: number;
  onToggleZoom: () => void;
  onLeave: () => void;
};

/** The image itself. Larger than its place it scrolls; the middle stays in the middle. */
function Stage(props: StageProps) {
  const file = createFile(() => props.media);
  let stage!: HTMLDivElement;
  createEffect(
    on(
      () => props.zoom,
      () => {
        stage.scrollLeft = (stage.scrollWidth - stage.clientWidth) / 2;
        stage.scrollTop = (stage.scrollHeight - stage.clientHeight) / 2;
      },
    ),
  );
  return (
    <div ref={stage} class="viewer-stage" onClick={(event) => event.target === stage && props.onLeave()}>
      <Show when={file.url()} fallback={<MediaNote media={props.media} file={file} size="picture" />}>
        {(url) => (
          <img
            src={url()}
            alt={props.name}
            draggable={false}
            data-zoomed={props.zoom > 1 ? "" : undefined}
            style={{ width: `${props.zoom * 100}%`, height: `${props.zoom * 100}%` }}
            onClick={() => props.onToggleZoom()}
          />
        )}
      </Show>
    </div>
  );
}
