import type { Media } from "#shared/model/media.ts";
import type { OutgoingBody } from "../port.ts";
import { componentsOf } from "./template-components.ts";
import type { OutgoingFile } from "./upload.ts";

/** The file that has to be uploaded before the message can be sent. */
export const fileIn = (body: OutgoingBody): OutgoingFile | null => {
  if (body.is === "media") return body;
  return body.is === "template" ? body.header : null;
};

/** What the Cloud API is told of a message's content. Source: Cloud API reference, Messages. */
export const bodyOf = (body: OutgoingBody, mediaId: string): Record<string, unknown> => {
  switch (body.is) {
    case "text":
      return { type: "text", text: { body: body.text, preview_url: LINK.test(body.text) } };
    case "media":
      return { type: body.media.kind, [body.media.kind]: mediaObject(body.media, body.caption, mediaId) };
    case "template": {
      const { name, language } = body.template;
      const components = componentsOf(body, mediaId);
      return {
        type: "template",
        template: { name, language: { code: language }, ...(components.length > 0 ? { components } : {}) },
      };
    }
    case "reaction":
      return { type: "reaction", reaction: { message_id: body.to, emoji: body.emoji } };
    case "location": {
      const { latitude, longitude, name, address } = body;
      return {
        type: "location",
        location: { latitude, longitude, ...(name ? { name } : {}), ...(address ? { address } : {}) },
      };
    }
    case "contact":
      return {
        type: "contacts",
        contacts: [
          {
            name: { formatted_name: body.name, first_name: body.name },
            phones: [{ phone: `+${body.phone}`, wa_id: body.phone, type: "CELL" }],
          },
        ],
      };
    case "buttons":
      return {
        type: "interactive",
        interactive: {
          type: "button",
          body: { text: body.text },
          action: { buttons: body.buttons.map(({ id, title }) => ({ type: "reply", reply: { id, title } })) },
        },
      };
  }
};

/** A preview is asked for only where there is something to preview. */
const LINK = /\bhttps?:\/\/\S/i;

const mediaObject = ({ kind, name, mime, isVoice }: Media, caption: string | null, id: string) => ({
  id,
  ...(caption ? { caption } : {}),
  ...(kind === "document" && name ? { filename: name } : {}),
  // WhatsApp plays only Ogg as a voice message.
  ...(kind === "audio" && isVoice && mime?.startsWith("audio/ogg") ? { voice: true } : {}),
});
