import type { ArgsOf } from "#shared/commands/index.ts";
import type { NewId } from "#shared/ids.ts";
import type { ChannelKind } from "#shared/model/channel.ts";
import type { Media, MediaKind } from "#shared/model/media.ts";
import { CAPABILITIES } from "#shared/policy/capabilities.ts";

type Parts = {
  conversationId: string;
  channel: ChannelKind;
  text: string | null;
  media: readonly Media[];
  quoteId: string | null;
};

/** Providers take no caption for them. Source: WhatsApp Cloud API reference, Messages, audio and sticker objects. */
const UNCAPTIONED: readonly MediaKind[] = ["audio", "sticker"];

/**
 * The messages that a text and files become, in order. The text goes as the caption of the first file that can carry one, else
 * as a message of its own behind the files. The first message answers what is answered.
 */
export const sendsFor = (parts: Parts, newId: NewId): ArgsOf<"send">[] => {
  const { conversationId, channel, text, media, quoteId } = parts;
  const carrier = CAPABILITIES[channel].captions ? media.find((it) => !UNCAPTIONED.includes(it.kind)) : undefined;
  const files = media.map((it) => ({
    attachment: { is: "media" as const, mediaId: it.id, kind: it.kind },
    ...(it === carrier && text !== null ? { text } : {}),
  }));
  const words = text !== null && !carrier ? [{ text }] : [];
  return [...files, ...words].map((it, at) => ({
    conversationId,
    messageId: newId(),
    ...it,
    ...(at === 0 && quoteId !== null ? { quoteId } : {}),
  }));
};
