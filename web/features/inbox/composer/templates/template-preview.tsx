import { File, Image, Video } from "lucide-solid";
import { For, Show } from "solid-js";
import type { Media } from "#shared/model/media.ts";
import type { Template, TemplateValues } from "#shared/model/template.ts";
import { t } from "../../../../i18n/i18n.ts";
import { foreignName } from "../../messages/foreign-text.ts";
import { piecesOf } from "./places.ts";

const ICONS = {
  image: () => <Image size={18} />,
  video: () => <Video size={18} />,
  document: () => <File size={18} />,
};

/** The message as the customer will get it; places that wait to be filled stand out. */
export function TemplatePreview(props: { template: Template; values: TemplateValues; media: Media | null }) {
  const header = () => (props.template.header?.is === "text" ? props.template.header.text : null);
  const file = () => (props.template.header?.is === "media" ? props.template.header.kind : null);
  return (
    <section class="template-preview" aria-label={t("composer.template.preview")}>
      <h3 class="template-note">{t("composer.template.preview")}</h3>
      <div class="template-bubble" dir="auto" aria-live="polite">
        <Show when={file()}>
          {(kind) => (
            <p class="template-file">
              {ICONS[kind()]()}
              <bdi class="truncate">
                {foreignName(props.media?.name ?? "") || t(`composer.template.file.${kind()}`)}
              </bdi>
            </p>
          )}
        </Show>
        <Show when={header()}>
          {(text) => (
            <p class="template-title">
              <Pieces text={text()} part="header" values={props.values} />
            </p>
          )}
        </Show>
        <p class="template-text">
          <Pieces text={props.template.body} part="body" values={props.values} />
        </p>
        <Show when={props.template.footer}>{(text) => <p class="template-note">{text()}</p>}</Show>
        <For each={props.template.buttons}>{(button) => <p class="template-button">{button.text}</p>}</For>
      </div>
    </section>
  );
}

function Pieces(props: { text: string; part: string; values: TemplateValues }) {
  return (
    <For each={piecesOf(props.text, props.part, props.values)}>
      {(piece) => (piece.isPlace ? <mark class="template-place">{piece.text}</mark> : piece.text)}
    </For>
  );
}
