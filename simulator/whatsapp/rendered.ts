import { MetaError } from "../meta/errors.ts";
import type { Button } from "../state/message.ts";
import type { WhatsAppChannel } from "./channel.ts";
import type { MediaSource, MediaType, SendBody } from "./send-body.ts";
import { fillTemplate } from "./template-fill.ts";

/** What a send comes to on the customer's phone. */
export interface Rendered {
  text: string;
  media: { type: MediaType; source: MediaSource; fileName: string | null; isVoice: boolean } | null;
  buttons: Button[];
  /** The id of the message that a reaction is about. */
  reactsTo: string | null;
  /** A template's category, in small letters. */
  category: string | null;
}

const PLAIN: Rendered = { text: "", media: null, buttons: [], reactsTo: null, category: null };

/** @throws {MetaError} 132000, 132001, 132012, 132015 for a template that is not there or not filled as it should be */
export function render({ templates }: WhatsAppChannel, body: SendBody): Rendered {
  switch (body.type) {
    case "text":
      return { ...PLAIN, text: body.text };
    case "reaction":
      return { ...PLAIN, text: body.emoji, reactsTo: body.to };
    case "location":
      return { ...PLAIN, text: [body.name, body.address].filter(Boolean).join("\n") || coordinates(body) };
    case "contacts":
      return { ...PLAIN, text: [body.name, body.phone].filter(Boolean).join("\n") };
    case "interactive":
      return {
        ...PLAIN,
        text: body.text,
        buttons: body.buttons.map(({ id, title }) => ({ kind: "reply", id, text: title, url: null })),
      };
    case "template": {
      const template = templates.find(body.name, body.language);
      if (template?.status === "PAUSED") throw new MetaError(132015);
      if (template?.status !== "APPROVED") throw new MetaError(132001);
      const { text, buttons, header } = fillTemplate(template, body.components);
      const media = header && { ...header, fileName: null, isVoice: false };
      return { ...PLAIN, text, buttons, media, category: template.category.toLowerCase() };
    }
    default: {
      const { type, source, caption, fileName, isVoice } = body;
      const text = type === "document" ? [fileName, caption].filter(Boolean).join("\n") : caption;
      return { ...PLAIN, text, media: { type, source, fileName, isVoice } };
    }
  }
}

const coordinates = ({ latitude, longitude }: { latitude: number; longitude: number }): string =>
  `${latitude}, ${longitude}`;
