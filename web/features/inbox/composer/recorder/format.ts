export type VoiceFormat = { mime: string; ending: string };

/**
 * In the order in which WhatsApp likes them: only Opus in Ogg is shown as a voice message. Opus in WebM is the same in another
 * container, and becomes Ogg here. MP4 comes last, for browsers that know nothing else, which put AAC into it; Chromium
 * without AAC puts Opus into it, which WhatsApp does not take. Source: WhatsApp Cloud API reference, Media, audio.
 */
const FORMATS: readonly VoiceFormat[] = [
  { mime: "audio/ogg;codecs=opus", ending: "ogg" },
  { mime: "audio/webm;codecs=opus", ending: "webm" },
  { mime: "audio/mp4;codecs=mp4a.40.2", ending: "m4a" },
  { mime: "audio/mp4", ending: "m4a" },
];

/** What a voice message is recorded as; null where the browser records nothing that can be sent. */
export const voiceFormat = (isSupported: (mime: string) => boolean): VoiceFormat | null =>
  FORMATS.find((it) => isSupported(it.mime)) ?? null;
