import type { Attachment } from "../model/attachment.ts";
import { previewOf } from "../model/message.ts";
import { placesOf, renderTemplate } from "../model/template.ts";
import type { NewMessage } from "./change.ts";
import { type Decision, refused } from "./command.ts";
import type { World } from "./world.ts";

type Words = Pick<NewMessage, "kind" | "text" | "content" | "preview">;
type Wording = { ok: true; words: Words } | (Decision & { ok: false });

/** What a reply shows, by its text and its attachment; or why it cannot be sent. */
export const wordingOf = (world: World, text: string | null, attachment: Attachment | null): Wording => {
  if (!attachment) return say(plain(text ?? ""));
  switch (attachment.is) {
    case "media":
      return mediaWords(world, text, attachment);
    case "template":
      return templateWords(world, attachment);
    case "reaction":
      return say({ kind: "reaction", text: attachment.emoji || null, content: null, preview: null });
    case "location": {
      const { latitude, longitude, name = null, address = null } = attachment;
      const content = { latitude, longitude, name, address };
      return say({ kind: "location", text: name, content, preview: name ?? LABEL.location });
    }
    case "contact": {
      const card = { name: { formatted_name: attachment.name }, phones: [{ phone: attachment.phone }] };
      return say({ kind: "contacts", text: null, content: { contacts: [card] }, preview: attachment.name });
    }
    case "buttons":
      if (text === null) return no("invalid_args", "text");
      return say({ kind: "interactive", text, content: { buttons: attachment.buttons }, preview: previewOf(text) });
  }
};

export const plain = (text: string): Words => ({ kind: "text", text, content: null, preview: previewOf(text) });

const mediaWords = (world: World, text: string | null, it: Attachment & { is: "media" }): Wording => {
  if (world.media === undefined) {
    return say({
      kind: it.kind,
      text,
      content: { media: { id: it.mediaId } },
      preview: previewOf(text ?? LABEL[it.kind]),
    });
  }
  const media = mediaHere(world);
  if (!media) return no("not_found", "attachment.mediaId");
  if (media.state !== "ready" || media.kind !== it.kind) return no("media_refused", "attachment.mediaId");
  const line = text ?? (media.kind === "document" ? media.name : null) ?? LABEL[media.kind];
  return say({ kind: media.kind, text, content: { media }, preview: previewOf(line) });
};

const templateWords = (world: World, it: Attachment & { is: "template" }): Wording => {
  const { template } = world;
  const { name, language, values } = it;
  if (template === undefined)
    return say({ kind: "text", text: name, content: { template: { name, language } }, preview: name });
  if (!template) return no("not_found", "attachment.name");
  if (template.status !== "approved") return no("not_approved", "attachment.name");
  const missing = placesOf(template).find((place) => !values[place]);
  if (missing) return no("missing_values", missing);
  const media = template.header?.is === "media" ? mediaHere(world) : null;
  if (template.header?.is === "media" && (media?.kind !== template.header.kind || media.state !== "ready")) {
    return no("missing_values", "header");
  }
  const text = renderTemplate(template, values);
  const content = {
    template: { name, language, buttons: template.buttons.map((button) => button.text) },
    ...(media && { media }),
  };
  return say({ kind: media?.kind ?? "text", text, content, preview: previewOf(text) });
};

/** A file can only be sent where it was uploaded. */
const mediaHere = ({ media, conversation }: World) =>
  media && media.conversationId === conversation?.id ? media.media : null;

const say = (words: Words): Wording => ({ ok: true, words });

const no = (...why: Parameters<typeof refused>) => refused(...why) as Decision & { ok: false };

/** The line in lists for what has no words of its own; the same as for what customers send. */
const LABEL = {
  image: "Foto",
  audio: "Áudio",
  video: "Vídeo",
  document: "Documento",
  sticker: "Figurinha",
  location: "Localização",
};
