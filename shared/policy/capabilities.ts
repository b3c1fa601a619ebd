import type { ChannelKind } from "../model/channel.ts";
import type { Attachment } from "../model/attachment.ts";
import type { MediaKind } from "../model/media.ts";

/** What can be sent through a channel. */
export type Capabilities = {
  attachments: readonly Attachment["is"][];
  media: readonly MediaKind[];
  /** Whether a message can answer a certain other one. */
  quotes: boolean;
  /** Whether a medium can carry a caption; see `takesCaption`. */
  captions: boolean;
  /** Characters in a text. */
  maxText: number;
};

const MEDIA: readonly MediaKind[] = ["image", "audio", "video", "document", "sticker"];

/**
 * Sources: WhatsApp Cloud API reference, Messages; Instagram Platform and Messenger Platform, Send API; Z-API, Messages.
 * Instagram and Messenger take reactions as a sender action and know no captions.
 */
export const CAPABILITIES: Record<ChannelKind, Capabilities> = {
  whatsapp: {
    attachments: ["media", "template", "reaction", "location", "contact", "buttons"],
    media: MEDIA,
    quotes: true,
    captions: true,
    maxText: 4096,
  },
  zapi: {
    attachments: ["media", "reaction", "location", "contact", "buttons"],
    media: MEDIA,
    quotes: true,
    captions: true,
    maxText: 4096,
  },
  instagram: {
    attachments: ["media", "reaction"],
    media: ["image", "audio", "video"],
    quotes: false,
    captions: false,
    maxText: 1000,
  },
  messenger: {
    attachments: ["media", "buttons"],
    media: ["image", "audio", "video", "document"],
    quotes: false,
    captions: false,
    maxText: 2000,
  },
};

/** Of files with a caption: recordings and stickers show none. Source: WhatsApp Cloud API reference, Messages, media object. */
const CAPTIONED: readonly MediaKind[] = ["image", "video", "document"];
const MAX_CAPTION = 1024;

/** Whether the text can travel with a file of that kind; else it follows as a message of its own. */
export const takesCaption = (channel: ChannelKind, kind: MediaKind, text: string): boolean =>
  CAPABILITIES[channel].captions && CAPTIONED.includes(kind) && text.length <= MAX_CAPTION;

/** Whether the channel can carry the attachment. */
export const canCarry = (channel: ChannelKind, attachment: Attachment): boolean => {
  const { attachments, media } = CAPABILITIES[channel];
  return attachments.includes(attachment.is) && (attachment.is !== "media" || media.includes(attachment.kind));
};
