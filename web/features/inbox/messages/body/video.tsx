import { Play } from "lucide-solid";
import { createSignal, Show } from "solid-js";
import type { Media } from "#shared/model/media.ts";
import { playTime } from "../../../../i18n/sizes.ts";
import { t } from "../../../../i18n/i18n.ts";
import { createFile } from "./create-file.ts";
import { MediaNote } from "./media-note.tsx";
import { playAlone } from "./playing.ts";
import { sizeOf } from "./size-of.ts";

/** A video's place. Its bytes are fetched when one wants to see it. */
export function Video(props: { media: Media }) {
  const [isWanted, setIsWanted] = createSignal(false);
  const about = () =>
    [props.media.seconds === null ? "" : playTime(props.media.seconds), sizeOf(props.media)]
      .filter(Boolean)
      .join(" · ");
  return (
    <span class="picture">
      <Show
        when={isWanted() || props.media.state !== "ready"}
        fallback={
          <button
            type="button"
            class="video-start"
            aria-label={t("message.media.playVideo")}
            onClick={() => setIsWanted(true)}
          >
            <span class="video-sign">
              <Play size={22} aria-hidden="true" />
            </span>
            <span class="video-about">{about()}</span>
          </button>
        }
      >
        <Player media={props.media} />
      </Show>
    </span>
  );
}

function Player(props: { media: Media }) {
  const file = createFile(() => props.media);
  return (
    <Show
      when={props.media.state === "ready" && file.url()}
      fallback={<MediaNote media={props.media} file={file} size="picture" />}
    >
      {(url) => (
        <video src={url()} controls autoplay playsinline preload="metadata" ref={(element) => playAlone(element)} />
      )}
    </Show>
  );
}
