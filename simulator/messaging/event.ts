import type { Said } from "../provider/provider.ts";
import type { MessagingChannel } from "./channel.ts";

type Event = Record<string, unknown>;

/**
 * What an event says besides who and when. Source: Messenger Platform and Instagram Platform, webhook reference: messages,
 * messaging_postbacks, message_reactions, message_edits.
 */
export function eventOf(channel: MessagingChannel, said: Said): Event {
  const { content, message } = said;
  switch (content.type) {
    case "reaction":
      return {
        reaction: {
          mid: content.messageId,
          ...(content.emoji
            ? { action: "react", reaction: REACTIONS[content.emoji] ?? "other", emoji: content.emoji }
            : { action: "unreact" }),
        },
      };
    case "edit":
      return { message_edit: { mid: content.messageId, text: content.text, num_edit: 1 } };
    case "revoke":
      return { message: { mid: content.messageId, is_deleted: true } };
    case "postback":
      return { postback: { mid: message.id, title: content.text, payload: content.payload } };
    case "button":
      return isQuickReply(said)
        ? { message: { mid: message.id, text: content.text, quick_reply: { payload: content.payload } } }
        : { postback: { mid: message.id, title: content.text, payload: content.payload } };
    default:
      return { message: { mid: message.id, ...bodyOf(channel, said), ...aboutOf(said) } };
  }
}

function bodyOf(channel: MessagingChannel, { content, file }: Said): Event {
  const url = file ? channel.fileUrl(file) : undefined;
  const attached = (type: string, payload: object = {}): Event => ({
    attachments: [{ type, payload: { url, ...payload } }],
  });
  switch (content.type) {
    case "text":
      return { text: content.text };
    case "image":
    case "video":
      return { ...(content.text && { text: content.text }), ...attached(content.type) };
    case "audio":
      return attached("audio");
    case "document":
      return { ...(content.text && { text: content.text }), ...attached("file") };
    case "sticker":
      return { sticker_id: STICKER_ID, ...attached("image", { sticker_id: STICKER_ID }) };
    case "location":
      return {
        attachments: [
          {
            type: "location",
            title: content.placeName,
            payload: { coordinates: { lat: content.latitude, long: content.longitude } },
          },
        ],
      };
    case "story_mention":
      return attached("story_mention");
    case "story_reply":
      return { text: content.text, reply_to: { story: { id: "17900000000000099", url } } };
    case "share":
      return attached("share", { title: content.text || "Manta de lã" });
    case "quick_reply":
      return { text: content.text, quick_reply: { payload: content.payload } };
    default:
      return { is_unsupported: true };
  }
}

/** What it answers, and the advertisement that brought its sender. */
const aboutOf = ({ replyTo, ad }: Said): Event => ({
  ...(replyTo && { reply_to: { mid: replyTo } }),
  ...(ad && {
    referral: {
      ref: "",
      source: "ADS",
      type: "OPEN_THREAD",
      ad_id: "120200000000000002",
      ads_context_data: { ad_title: ad, photo_url: "https://anuncios.example/anuncio.jpg" },
    },
  }),
});

const isQuickReply = ({ customer, message }: Said): boolean =>
  customer.messages.find(({ id }) => id === message.quotes)?.type === "quick_replies";

const STICKER_ID = 369239263222822;

const REACTIONS: Record<string, string> = {
  "❤️": "love",
  "❤": "love",
  "😂": "smile",
  "😮": "wow",
  "😢": "sad",
  "😠": "angry",
  "👍": "like",
  "👎": "dislike",
};
