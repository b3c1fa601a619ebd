import * as v from "valibot";
import type { MediaKind } from "#shared/model/media.ts";
import { CAPABILITIES } from "#shared/policy/capabilities.ts";
import type { ChannelAdapter, Outgoing, SendResult } from "../../port.ts";
import { askGraph, type Graph, type GraphAnswer } from "../graph.ts";
import { refusedSending } from "../refusal.ts";
import { noAnswer } from "../../no-answer.ts";
import type { Network } from "./parse.ts";
import { wordFor } from "./reaction.ts";

/**
 * Sends through the Graph API, as the page or account itself. On Messenger our id travels as `metadata`, which the echo
 * brings back; Instagram carries none. Sources: Messenger Platform, Send API; Instagram Platform, Send messages.
 */
export const sendThrough =
  (graph: Graph, network: Network): ChannelAdapter["send"] =>
  async (message, { externalId }, credentials) => {
    const said = sayingOf(network, message);
    if (!said) return { result: "rejected", failure: { code: "not_supported", reason: "" } };
    const body = { recipient: { id: message.to.address }, ...said };
    try {
      const path = `${encodeURIComponent(externalId)}/messages`;
      const answer = await askGraph(graph, { method: "POST", path, token: credentials.accessToken, body });
      return answer.ok ? accepted(answer, message) : refusedSending(answer, credentials);
    } catch (error) {
      // Whether the request arrived before the connection broke cannot be known from here.
      return { result: "unknown", failure: noAnswer(error) };
    }
  };

/** What is asked besides to whom, or null for what the network does not carry. */
const sayingOf = ({ kind }: Network, { body, messageId, needsHumanAgentTag }: Outgoing): object | null => {
  if (body.is === "reaction") return CAPABILITIES[kind].attachments.includes("reaction") ? reactionTo(body) : null;
  const message = messageOf(kind, body);
  if (!message) return null;
  return {
    ...(needsHumanAgentTag ? { messaging_type: "MESSAGE_TAG", tag: "HUMAN_AGENT" } : { messaging_type: "RESPONSE" }),
    message: { ...message, ...(kind === "messenger" ? { metadata: messageId } : {}) },
  };
};

const reactionTo = ({ emoji, to }: Outgoing["body"] & { is: "reaction" }) =>
  emoji === ""
    ? { sender_action: "unreact", payload: { message_id: to } }
    : { sender_action: "react", payload: { message_id: to, reaction: wordFor(emoji) } };

const TYPES: Record<MediaKind, string> = {
  image: "image",
  audio: "audio",
  video: "video",
  document: "file",
  sticker: "image",
};

const messageOf = (kind: Network["kind"], body: Outgoing["body"]): object | null => {
  const { attachments, media } = CAPABILITIES[kind];
  switch (body.is) {
    case "text":
      return { text: body.text };
    case "media":
      // Neither network has captions: one that came along would be lost.
      if (!media.includes(body.media.kind) || body.caption !== null) return null;
      return { attachment: { type: TYPES[body.media.kind], payload: { url: body.url, is_reusable: false } } };
    case "buttons": {
      if (!attachments.includes("buttons")) return null;
      const replies = body.buttons.map(({ id, title }) => ({ content_type: "text", title, payload: id }));
      return { text: body.text, quick_replies: replies };
    }
    default:
      return null;
  }
};

const Accepted = v.looseObject({
  recipient_id: v.optional(v.string()),
  message_id: v.optional(v.pipe(v.string(), v.minLength(1))),
});

const accepted = ({ body }: GraphAnswer, { body: sent, messageId }: Outgoing): SendResult => {
  const answer = v.safeParse(Accepted, body);
  const id = answer.success ? answer.output.message_id : undefined;
  if (id !== undefined) return { result: "sent", providerId: id };
  // A reaction is no message of its own: the answer names only whom it went to.
  if (sent.is === "reaction" && answer.success && answer.output.recipient_id !== undefined) {
    return { result: "sent", providerId: `reaction:${messageId}` };
  }
  return { result: "unknown", failure: { code: "unreadable_answer", reason: "" } };
};
