import type { Attachment } from "#shared/model/attachment.ts";
import { type Media, mediaOf } from "#shared/model/media.ts";
import type { OutgoingBody } from "../channels/port.ts";
import type { StoredOutgoing } from "../store/outgoing.ts";
import { publicUrl } from "./media/file.ts";
import type { SendTools } from "./tools.ts";

type ReadFile = (mediaId: string) => Promise<ArrayBuffer>;

/**
 * What an adapter is given to send; null when it cannot be made any more: its template, or the message that it reacts to,
 * is not there at the provider.
 */
export const outgoingBody = async (
  tools: SendTools,
  { text, content, attachment, template, quotes }: StoredOutgoing,
  read: ReadFile,
): Promise<OutgoingBody | null> => {
  if (!attachment) return { is: "text", text: text ?? "" };
  const media = mediaOf(content);
  const file = media && (await fileFor(tools, media, read));
  switch (attachment.is) {
    case "media":
      return file && { is: "media", ...file, caption: text };
    case "template":
      return template && { is: "template", template, values: attachment.values, header: file };
    case "reaction":
      return quotes === null ? null : { is: "reaction", emoji: attachment.emoji, to: quotes };
    case "location":
      return placeOf(attachment);
    case "contact":
      return { is: "contact", name: attachment.name, phone: attachment.phone };
    case "buttons":
      return { is: "buttons", text: text ?? "", buttons: attachment.buttons };
  }
};

const fileFor = async (tools: SendTools, media: Media, read: ReadFile) => ({
  media,
  file: () => read(media.id),
  url: await publicUrl(tools, media.id, tools.now()),
});

const placeOf = ({ latitude, longitude, name, address }: Attachment & { is: "location" }): OutgoingBody => ({
  is: "location",
  latitude,
  longitude,
  name: name ?? null,
  address: address ?? null,
});
