import { Download, File, FileArchive, FileSpreadsheet, FileText } from "lucide-solid";
import { createSignal, type JSX, Show } from "solid-js";
import type { Media } from "#shared/model/media.ts";
import { t } from "../../../../i18n/i18n.ts";
import { useProsa } from "../../../../stores/context.ts";
import { foreignName } from "../foreign-text.ts";
import { problemText } from "./media-note.tsx";
import { saveFile } from "./save-file.ts";
import { sizeOf } from "./size-of.ts";

const ICONS: readonly [RegExp, () => JSX.Element][] = [
  [/pdf|word|text|rtf|opendocument\.text/, () => <FileText size={18} />],
  [/sheet|excel|csv/, () => <FileSpreadsheet size={18} />],
  [/zip|rar|7z|tar|gzip/, () => <FileArchive size={18} />],
];

/** A file by its name, with its type and size, to be saved. Nothing of it is opened in the page. */
export function DocumentCard(props: { media: Media }) {
  const { media: store } = useProsa();
  const [isRefused, setIsRefused] = createSignal(false);
  const name = () => foreignName(props.media.name ?? "") || t("message.media.untitled");
  const icon = () => ICONS.find(([type]) => type.test(props.media.mime ?? ""))?.[1]() ?? <File size={18} />;
  const note = () =>
    isRefused() ? t("message.media.saveOffline") : (problemText(props.media) ?? about(props.media, name()));
  const save = async () => setIsRefused(!(await saveFile(store, props.media, name())));
  return (
    <span class="card" data-lost={props.media.state === "refused" || props.media.state === "failed" ? "" : undefined}>
      <span class="card-sign" aria-hidden="true">
        {icon()}
      </span>
      <span class="card-main">
        <bdi class="card-title">{name()}</bdi>
        <span class="card-note" role={isRefused() ? "alert" : undefined}>
          {note()}
        </span>
      </span>
      <Show when={props.media.state === "ready"}>
        <button
          type="button"
          class="icon-button"
          aria-label={t("message.media.saveNamed", { name: name() })}
          title={t("message.media.save")}
          onClick={() => void save()}
        >
          <Download size={18} />
        </button>
      </Show>
    </span>
  );
}

/** "PDF · 84 KB" */
const about = (media: Media, name: string): string => {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toUpperCase();
  return [ending ?? t("message.media.kind.document"), sizeOf(media)].filter(Boolean).join(" · ");
};
