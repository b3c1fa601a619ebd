import { createSignal, Show } from "solid-js";
import type { Media } from "#shared/model/media.ts";
import { clockTime } from "../../../../i18n/dates.ts";
import { locale, t } from "../../../../i18n/i18n.ts";
import type { ShownMessage } from "../../../../stores/prosa.ts";
import { createWhose } from "../names.ts";
import { useThread } from "../thread.ts";
import { createFile } from "./create-file.ts";
import { MediaNote } from "./media-note.tsx";

/** An image as a thumbnail of one size, so that nothing moves when it comes; a click opens all of it. */
export function Picture(props: { message: ShownMessage; media: Media }) {
  const { view } = useThread();
  const whose = createWhose();
  const file = createFile(() => props.media);
  const [isBroken, setIsBroken] = createSignal(false);
  const name = () =>
    t("message.media.imageFrom", { name: whose(props.message), time: clockTime(props.message.at, locale()) });
  return (
    <span class="picture">
      <Show
        when={props.media.state === "ready" && !isBroken() && file.url()}
        fallback={<MediaNote media={props.media} file={file} size="picture" />}
      >
        {(url) => (
          <button
            type="button"
            class="picture-open"
            aria-label={t("message.media.open", { name: name() })}
            onClick={() => view(props.message.id)}
          >
            <img src={url()} alt={name()} decoding="async" onError={() => setIsBroken(true)} />
          </button>
        )}
      </Show>
    </span>
  );
}

export function StickerPicture(props: { message: ShownMessage; media: Media }) {
  const whose = createWhose();
  const file = createFile(() => props.media);
  return (
    <span class="sticker">
      <Show
        when={props.media.state === "ready" && file.url()}
        fallback={<MediaNote media={props.media} file={file} size="picture" />}
      >
        {(url) => (
          <img src={url()} alt={t("message.media.stickerFrom", { name: whose(props.message) })} decoding="async" />
        )}
      </Show>
    </span>
  );
}
