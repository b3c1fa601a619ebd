import type { Media } from "#shared/model/media.ts";

/** What a browser may show in place, by what its bytes are. A PDF can do much, and is saved instead. */
const SAFE: ReadonlySet<string> = new Set([
  "image/jpeg",
  "image/png",
  "image/webp",
  "image/gif",
  "audio/ogg",
  "audio/mpeg",
  "audio/mp4",
  "audio/aac",
  "audio/webm",
  "video/mp4",
  "video/webm",
]);

/** Whether a file is shown or saved, and under which name. Source of the form: RFC 6266 and RFC 5987. */
export const dispositionOf = ({ kind, mime, name, id }: Pick<Media, "kind" | "mime" | "name" | "id">): string => {
  const shown = (name ?? "").toWellFormed().replace(UNSPEAKABLE, "").trim() || `${kind}-${id.slice(-8)}${ending(mime)}`;
  const plain = shown.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(shown).replace(
    /['()*]/g,
    (it) => `%${it.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${SAFE.has(mime ?? "") ? "inline" : "attachment"}; filename="${plain}"; filename*=UTF-8''${encoded}`;
};

/** Control characters, slashes, and marks that turn the direction of a name, so that its ending seems another one. */
const UNSPEAKABLE = /[\p{Cc}/\\\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

const ending = (mime: string | null): string => {
  const [, subtype = ""] = (mime ?? "").split("/");
  return /^[a-z0-9]{2,5}$/.test(subtype) ? `.${subtype === "mpeg" ? "mp3" : subtype}` : "";
};
