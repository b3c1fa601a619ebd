import { expect, test } from "vitest";
import type { Media, MediaKind } from "#shared/model/media.ts";
import { kindOf, refusalOf } from "../../../web/features/inbox/composer/tray/accept.ts";
import { sendsFor } from "../../../web/features/inbox/composer/tray/sends.ts";

const media = (id: string, kind: MediaKind): Media => ({
  id,
  kind,
  state: "ready",
  problem: null,
  mime: null,
  name: null,
  bytes: 1,
  isVoice: false,
  isAnimated: false,
  seconds: null,
  waveform: null,
});
const shape = (some: Partial<Parameters<typeof sendsFor>[0]>) => {
  let made = 0;
  return sendsFor(
    { conversationId: "c", channel: "whatsapp", text: null, media: [], quoteId: null, ...some },
    () => `m${++made}`,
  ).map(({ messageId, text, attachment, quoteId }) =>
    [messageId, attachment?.is === "media" ? attachment.mediaId : null, text ?? null, quoteId ?? null].join(" "),
  );
};

test("the text goes with the first file that takes a caption, and is not said again", () => {
  expect(shape({ text: "segue", media: [media("foto", "image"), media("nota", "document")] })).toEqual([
    "m1 foto segue ",
    "m2 nota  ",
  ]);
  expect(shape({ text: "segue", media: [media("voz", "audio"), media("foto", "image")] })).toEqual([
    "m1 voz  ",
    "m2 foto segue ",
  ]);
});

test("where no file can carry it the text follows as a message of its own", () => {
  expect(shape({ text: "ouça", media: [media("voz", "audio")] })).toEqual(["m1 voz  ", "m2  ouça "]);
  expect(shape({ channel: "instagram", text: "veja", media: [media("foto", "image")] })).toEqual([
    "m1 foto  ",
    "m2  veja ",
  ]);
});

test("the first message answers what is answered", () => {
  expect(shape({ text: "sim", quoteId: "q", media: [media("voz", "audio")] })).toEqual(["m1 voz  q", "m2  sim "]);
});

test("a file is what its type says; images that providers do not take are documents", () => {
  expect(["image/jpeg", "image/png", "image/webp", "image/svg+xml", "audio/ogg", "video/mp4", ""].map(kindOf)).toEqual([
    "image",
    "image",
    "document",
    "document",
    "audio",
    "video",
    "document",
  ]);
});

test("a file that is too large, empty or of a kind that the channel lacks is refused before it goes up", () => {
  expect(refusalOf({ type: "image/png", size: 5_000_000 }, "whatsapp")).toBeNull();
  expect(refusalOf({ type: "image/png", size: 5_000_001 }, "whatsapp")).toBe("media_refused");
  expect(refusalOf({ type: "application/pdf", size: 0 }, "whatsapp")).toBe("media_refused");
  expect(refusalOf({ type: "application/pdf", size: 10 }, "instagram")).toBe("not_supported");
});
