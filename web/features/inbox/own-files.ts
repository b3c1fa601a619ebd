import { createSignal } from "solid-js";
import { type Media, mediaOf } from "#shared/model/media.ts";

type OwnFile = { media: Media; file: File };

/** So many of the files that were uploaded last are at hand. */
const KEPT = 40;

const [files, setFiles] = createSignal<ReadonlyMap<string, OwnFile>>(new Map());

/**
 * The files that this page has uploaded, by their medium's id: they are shown at once, before the server has told of the
 * message, and go back to the tray when it is taken back.
 */
export const rememberOwnFile = (own: OwnFile): void =>
  void setFiles((all) => new Map([...[...all].slice(1 - KEPT), [own.media.id, own]]));

export const ownFile = (mediaId: string): OwnFile | undefined => files().get(mediaId);

export const forgetOwnFiles = (): void => void setFiles(new Map());

/** A message's medium; of a message that still waits here it is what was uploaded. Null when nothing is known of it. */
export const mediumOf = (content: Record<string, unknown> | null): Media | null => {
  const told = mediaOf(content);
  if (told) return told;
  const stub = content?.["media"];
  const id = typeof stub === "object" && stub !== null && "id" in stub ? stub.id : null;
  return typeof id === "string" ? (ownFile(id)?.media ?? null) : null;
};
