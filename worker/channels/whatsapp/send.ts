import * as v from "valibot";
import type { ChannelAdapter, Outgoing, SendResult } from "../port.ts";
import { askGraph, type Graph, type GraphAnswer } from "../meta/graph.ts";
import { refusedSending } from "../meta/refusal.ts";
import { noAnswer } from "../no-answer.ts";
import { bodyOf, fileIn } from "./outgoing.ts";
import { uploadTo } from "./upload.ts";

const Accepted = v.looseObject({ messages: v.tupleWithRest([v.looseObject({ id: v.string() })], v.unknown()) });

/** Sends through the Graph API, once. Our id travels as `biz_opaque_callback_data`, which the statuses echo. */
export const sendThrough =
  (graph: Graph): ChannelAdapter["send"] =>
  async (message, channel, credentials) => {
    const { body } = message;
    if (body.is === "media" && body.caption !== null && !CAPTIONED.has(body.media.kind)) {
      return { result: "rejected", failure: { code: "not_supported", reason: `${body.media.kind}: caption` } };
    }
    const file = fileIn(body);
    const upload = file && (await uploadTo(graph, file, channel, credentials));
    if (upload && "result" in upload) return upload;
    let answer: GraphAnswer;
    try {
      answer = await askGraph(graph, {
        method: "POST",
        path: `${channel.externalId}/messages`,
        token: credentials.accessToken,
        body: envelopeOf(message, upload?.id ?? ""),
      });
    } catch (error) {
      // Whether the request arrived before the connection broke cannot be known from here.
      return { result: "unknown", failure: noAnswer(error) };
    }
    return answer.ok ? acceptedIn(answer) : refusedSending(answer, credentials);
  };

/** Source: Cloud API reference, Messages: audio and stickers have no caption. */
const CAPTIONED = new Set(["image", "video", "document"]);

const envelopeOf = ({ messageId, to, body, quotes }: Outgoing, mediaId: string) => ({
  messaging_product: "whatsapp",
  recipient_type: "individual",
  ...(to.kind === "bsuid" ? { recipient: to.address } : { to: to.address }),
  ...bodyOf(body, mediaId),
  // A reaction names its message itself.
  ...(quotes && body.is !== "reaction" ? { context: { message_id: quotes } } : {}),
  biz_opaque_callback_data: messageId,
});

const acceptedIn = ({ body }: GraphAnswer): SendResult => {
  const accepted = v.safeParse(Accepted, body);
  return accepted.success
    ? { result: "sent", providerId: accepted.output.messages[0].id }
    : { result: "unknown", failure: { code: "unreadable_answer", reason: "" } };
};
