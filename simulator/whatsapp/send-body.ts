import { MetaError } from "../meta/errors.ts";
import { fieldsOf, invalid, listOf, missing, numberOf, optionalTextOf, textOf, type Fields } from "../meta/fields.ts";

export const MEDIA_TYPES = ["image", "audio", "video", "document", "sticker"] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

/** A file by the id that its upload gave, or by an address from which Meta fetches it. */
export type MediaSource = { id: string } | { link: string };

/** What is sent. Sources of its limits: Cloud API reference, Messages, and the page of each type. */
export type SendBody =
  | { type: "text"; text: string }
  | { type: MediaType; source: MediaSource; caption: string; fileName: string | null; isVoice: boolean }
  | { type: "template"; name: string; language: string; components: Fields[] }
  | { type: "reaction"; emoji: string; to: string }
  | { type: "location"; latitude: number; longitude: number; name: string; address: string }
  | { type: "contacts"; name: string; phone: string }
  | { type: "interactive"; text: string; buttons: { id: string; title: string }[] };

type Parsers = Record<string, (fields: Fields) => SendBody>;

const PARSERS: Parsers = {
  text: ({ text }) => ({ type: "text", text: filledText(fieldsOf(text, "text").body, "text['body']", 4096) }),

  ...(Object.fromEntries(
    MEDIA_TYPES.map((type) => [type, (fields: Fields) => mediaBody(type, fields[type])]),
  ) satisfies Parsers),

  template({ template }) {
    const { name, language, components } = fieldsOf(template, "template");
    return {
      type: "template",
      name: filledText(name, "template['name']", 512),
      language: filledText(fieldsOf(language, "template['language']").code, "template['language']['code']", 15),
      components: components === undefined ? [] : listOf(components, "template['components']"),
    };
  },

  reaction({ reaction }) {
    const { message_id, emoji } = fieldsOf(reaction, "reaction");
    return {
      type: "reaction",
      to: textOf(message_id, "reaction['message_id']", 300),
      emoji: optionalTextOf(emoji, "reaction['emoji']", 16) ?? "",
    };
  },

  location({ location }) {
    const { latitude, longitude, name, address } = fieldsOf(location, "location");
    return {
      type: "location",
      latitude: numberOf(latitude, "location['latitude']"),
      longitude: numberOf(longitude, "location['longitude']"),
      name: optionalTextOf(name, "location['name']", 1000) ?? "",
      address: optionalTextOf(address, "location['address']", 1000) ?? "",
    };
  },

  contacts({ contacts }) {
    const [first] = listOf(contacts, "contacts");
    if (!first) throw missing("contacts");
    const name = fieldsOf(first.name, "contacts[0]['name']");
    const [phone] = first.phones === undefined ? [] : listOf(first.phones, "contacts[0]['phones']");
    return {
      type: "contacts",
      name: filledText(name.formatted_name, "contacts[0]['name']['formatted_name']", 1000),
      phone: optionalTextOf(phone?.phone, "contacts[0]['phones'][0]['phone']", 40) ?? "",
    };
  },

  interactive({ interactive }) {
    const { type, body, action } = fieldsOf(interactive, "interactive");
    if (type !== "button") throw invalid("interactive['type']");
    const buttons = listOf(fieldsOf(action, "interactive['action']").buttons, "interactive['action']['buttons']");
    if (buttons.length < 1 || buttons.length > 3) throw invalid("interactive['action']['buttons']");
    return {
      type: "interactive",
      text: filledText(fieldsOf(body, "interactive['body']").text, "interactive['body']['text']", 1024),
      buttons: buttons.map((button) => {
        const reply = fieldsOf(button.reply, "button['reply']");
        return {
          id: filledText(reply.id, "button['reply']['id']", 256),
          title: filledText(reply.title, "button['reply']['title']", 20),
        };
      }),
    };
  },
};

/** @throws {MetaError} 100, 131051 */
export function parseBody(fields: Fields): SendBody {
  const type = fields.type ?? "text";
  const parse = typeof type === "string" && Object.hasOwn(PARSERS, type) ? PARSERS[type] : undefined;
  if (!parse) throw new MetaError(131051, { details: `The type ${String(type)} does not exist.` });
  return parse(fields);
}

function mediaBody(type: MediaType, value: unknown): SendBody {
  const { id, link, caption, filename, voice } = fieldsOf(value, type);
  const fetched = optionalTextOf(link, `${type}['link']`, 4096);
  if (fetched !== null && !URL.canParse(fetched)) throw invalid(`${type}['link']`);
  const takesCaption = type !== "audio" && type !== "sticker";
  if (caption !== undefined && !takesCaption) throw invalid(`${type}['caption']`);
  return {
    type,
    source: fetched === null ? { id: filledText(id, `${type}['id']`, 40) } : { link: fetched },
    caption: optionalTextOf(caption, `${type}['caption']`, 1024) ?? "",
    fileName: optionalTextOf(filename, `${type}['filename']`, 240),
    isVoice: voice === true,
  };
}

function filledText(value: unknown, name: string, max: number): string {
  const text = textOf(value, name, max);
  if (text.trim() === "") throw missing(name);
  return text;
}
