import type { Media } from "#shared/model/media.ts";
import type { MediaStore } from "../../../../stores/prosa.ts";
import { ownFile } from "../../own-files.ts";

/** Saves a medium's file under a name. False when it cannot be had now. */
export const saveFile = async (store: MediaStore, media: Media, name: string): Promise<boolean> => {
  const own = ownFile(media.id);
  const url = own ? URL.createObjectURL(own.file) : await store.link(media.id);
  if (url === null) return false;
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.rel = "noopener";
  link.click();
  if (own) setTimeout(() => URL.revokeObjectURL(url), 10_000);
  return true;
};
