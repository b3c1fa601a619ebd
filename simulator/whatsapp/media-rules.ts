import type { MediaType } from "./send-body.ts";

interface Rule {
  types: readonly string[];
  maxBytes: number;
}

const OFFICE = "application/vnd.openxmlformats-officedocument";
const MB = 1024 * 1024;

/** What WhatsApp takes of each kind. Source: Cloud API reference, Media, supported media types. */
const RULES: Record<MediaType, Rule> = {
  audio: { types: ["audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg"], maxBytes: 16 * MB },
  image: { types: ["image/jpeg", "image/png"], maxBytes: 5 * MB },
  sticker: { types: ["image/webp"], maxBytes: 500 * 1024 },
  video: { types: ["video/3gpp", "video/mp4"], maxBytes: 16 * MB },
  document: {
    types: [
      "application/pdf",
      "application/msword",
      "application/vnd.ms-excel",
      "application/vnd.ms-powerpoint",
      `${OFFICE}.wordprocessingml.document`,
      `${OFFICE}.spreadsheetml.sheet`,
      `${OFFICE}.presentationml.presentation`,
      "text/plain",
      "text/csv",
    ],
    maxBytes: 100 * MB,
  },
};

const bare = (mime: string): string => (mime.split(";")[0] ?? "").trim().toLowerCase();

/** Whether WhatsApp stores such a file. */
export const isTaken = (mime: string, bytes: number): boolean =>
  Object.values(RULES).some(({ types, maxBytes }) => types.includes(bare(mime)) && bytes <= maxBytes);

/** Whether it can go out as this kind of message. A document can be any file. */
export const fits = (type: MediaType, mime: string, bytes: number): boolean => {
  const { types, maxBytes } = RULES[type];
  return bytes <= maxBytes && (type === "document" || types.includes(bare(mime)));
};
