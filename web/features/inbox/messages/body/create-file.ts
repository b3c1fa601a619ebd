import { type Accessor, createMemo, onCleanup } from "solid-js";
import type { Media } from "#shared/model/media.ts";
import { useProsa } from "../../../../stores/context.ts";
import type { StoredFile } from "../../../../stores/prosa.ts";
import { ownFile } from "../../own-files.ts";
import { useThread } from "../thread.ts";

/** A medium's file for as long as the calling owner lives; what was uploaded here is there at once. */
export const createFile = (media: Accessor<Media>): StoredFile => {
  const prosa = useProsa();
  const { conversation } = useThread();
  const wanted = createMemo(media, undefined, { equals: (a, b) => a.id === b.id && a.state === b.state });
  const file = createMemo((): StoredFile => {
    const own = ownFile(wanted().id);
    if (!own) return prosa.media.file(wanted(), conversation().id);
    const url = URL.createObjectURL(own.file);
    onCleanup(() => URL.revokeObjectURL(url));
    return { url: () => url, state: () => "ready", retry: () => {} };
  });
  return { url: () => file().url(), state: () => file().state(), retry: () => file().retry() };
};
