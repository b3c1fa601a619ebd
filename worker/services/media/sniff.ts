/** How much of a file has to be read to tell what it is. */
export const HEAD_BYTES = 4_096;

/** What a file begins with, byte for byte, at which places; the first row that fits tells its type. */
const SIGNS: readonly (readonly [mime: string, ...signs: (readonly [at: number, bytes: string])[]])[] = [
  ["image/jpeg", [0, "\xff\xd8\xff"]],
  ["image/png", [0, "\x89PNG\r\n\x1a\n"]],
  ["image/gif", [0, "GIF87a"]],
  ["image/gif", [0, "GIF89a"]],
  ["image/webp", [0, "RIFF"], [8, "WEBP"]],
  ["audio/wav", [0, "RIFF"], [8, "WAVE"]],
  ["audio/amr", [0, "#!AMR"]],
  ["audio/mpeg", [0, "ID3"]],
  ["audio/aac", [0, "\xff\xf1"]],
  ["audio/aac", [0, "\xff\xf9"]],
  ["audio/mpeg", [0, "\xff\xfb"]],
  ["audio/mpeg", [0, "\xff\xf3"]],
  ["audio/mpeg", [0, "\xff\xf2"]],
  ["audio/mpeg", [0, "\xff\xfa"]],
  ["audio/ogg", [0, "OggS"]],
  ["audio/mp4", [4, "ftypM4A"]],
  ["audio/mp4", [4, "ftypM4B"]],
  ["video/3gpp", [4, "ftyp3g"]],
  ["video/quicktime", [4, "ftypqt"]],
  ["image/heic", [4, "ftyphei"]],
  ["image/heic", [4, "ftypmif1"]],
  ["image/avif", [4, "ftypavif"]],
  ["video/mp4", [4, "ftyp"]],
  ["video/webm", [0, "\x1a\x45\xdf\xa3"]],
  ["application/pdf", [0, "%PDF-"]],
  ["application/zip", [0, "PK\x03\x04"]],
  ["application/x-cfb", [0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]],
  ["application/x-executable", [0, "MZ"]],
  ["application/x-executable", [0, "\x7fELF"]],
  ["application/x-executable", [0, "\xcf\xfa\xed\xfe"]],
  ["application/x-executable", [0, "\xce\xfa\xed\xfe"]],
  ["application/x-executable", [0, "\xca\xfe\xba\xbe"]],
];

/**
 * The type of a file by its first bytes: never one that a browser would run. Markup and scripts are plain text, whatever
 * they were sent as; what is not known is a stream of bytes.
 */
export const sniff = (head: Uint8Array): string => {
  const found = SIGNS.find(([, ...signs]) => signs.every(([at, bytes]) => hasAt(head, at, bytes)));
  return found?.[0] ?? (isText(head) ? "text/plain" : "application/octet-stream");
};

const hasAt = (head: Uint8Array, at: number, bytes: string): boolean =>
  head.length >= at + bytes.length && [...bytes].every((it, index) => head[at + index] === it.charCodeAt(0));

/** UTF-8 without bytes that no text has. A character that the end of the head cuts in two is no error. */
const isText = (head: Uint8Array): boolean => {
  if (head.some((byte) => byte < 0x20 && !LAYOUT.has(byte))) return false;
  try {
    new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
};

/** Tabs, line and page breaks, and the escape of terminal colours. */
const LAYOUT: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1b]);
