export type VoiceFormat = { mime: string; ending: string };

/** In the order in which WhatsApp likes them; the last is what some browsers only know. */
const FORMATS: readonly VoiceFormat[] = [
  { mime: "audio/ogg;codecs=opus", ending: "ogg" },
  { mime: "audio/mp4;codecs=mp4a.40.2", ending: "m4a" },
  { mime: "audio/mp4", ending: "m4a" },
  { mime: "audio/webm;codecs=opus", ending: "webm" },
];

/** What a voice message is recorded as; null where the browser records nothing that can be sent. */
export const voiceFormat = (isSupported: (mime: string) => boolean): VoiceFormat | null =>
  FORMATS.find((it) => isSupported(it.mime)) ?? null;
