import { createMemo, createSignal, Show } from "solid-js";
import type { Media } from "#shared/model/media.ts";
import { createFile } from "./create-file.ts";
import { MediaNote } from "./media-note.tsx";
import { Player } from "./player.tsx";
import type { StoredFile } from "../../../../stores/prosa.ts";

const UNASKED: StoredFile = { url: () => undefined, state: () => "ready", retry: () => {} };

/** A voice message or another audio. Its bytes are fetched when one wants to hear it. */
export default function Recording(props: { media: Media }) {
  const [isWanted, setIsWanted] = createSignal(false);
  const file = createMemo(() => (isWanted() ? createFile(() => props.media) : UNASKED));
  const isInTheWay = () => props.media.state !== "ready" || file().state() === "offline" || file().state() === "failed";
  return (
    <Show
      when={!isInTheWay()}
      fallback={
        <span class="recording">
          <MediaNote media={props.media} file={file()} size="line" />
        </span>
      }
    >
      <Player
        src={file().url()}
        isLoading={file().state() === "loading"}
        seconds={props.media.seconds}
        waveform={props.media.waveform}
        onStart={() => setIsWanted(true)}
      />
    </Show>
  );
}
