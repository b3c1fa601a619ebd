import { contentOf } from "../../worker/channels/whatsapp/content.ts";
import type { Saying } from "./dialogue.ts";
import type { Random } from "./random.ts";

/** What a customer's saying is stored as: read from the message that WhatsApp would have sent. */
export const contentOfSaying = (saying: Saying, providerId: string, random: Random) =>
  contentOf(cloudMessage(saying, providerId, random));

const cloudMessage = ({ kind, text, name }: Saying, id: string, random: Random): Record<string, unknown> => {
  const caption = text ? { caption: text } : {};
  const media = (mime_type: string) => ({ id: String(random.int(10 ** 14, 10 ** 15 - 1)), mime_type });
  switch (kind) {
    case "text":
      return { type: kind, text: { body: text } };
    case "image":
      return { type: kind, image: { ...caption, ...media("image/jpeg") } };
    case "audio":
      return { type: kind, audio: { ...media("audio/ogg; codecs=opus"), voice: true } };
    case "document":
      return {
        type: kind,
        document: { ...caption, filename: name, ...media(MIME_TYPES[name.split(".").at(-1) ?? ""] ?? "") },
      };
    case "sticker":
      return { type: kind, sticker: { ...media("image/webp"), animated: false } };
    case "location":
      return { type: kind, location: { ...PLACES[name], name } };
    case "unsupported":
      return { id, type: kind, errors: [UNSUPPORTED] };
  }
};

const MIME_TYPES: Record<string, string> = {
  pdf: "application/pdf",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

const PLACES: Record<string, { latitude: number; longitude: number }> = {
  "Praça Benedito Calixto": { latitude: -23.5577, longitude: -46.6809 },
  "Rua Vergueiro, 2045": { latitude: -23.5757, longitude: -46.6402 },
};

const UNSUPPORTED = {
  code: 131051,
  title: "Message type unknown",
  message: "Message type unknown",
  error_data: { details: "Message type is currently not supported." },
};
