import type { MediaKind } from "#shared/model/media.ts";
import type { ChannelAdapter, Credentials, Outgoing, SendResult } from "../port.ts";
import { idOf } from "../raw.ts";
import { askZapi, failureIn, type Zapi, type ZapiAnswer } from "./ask.ts";
import { noAnswer } from "../no-answer.ts";

/**
 * Sends through Z-API, which fetches files from the address that it is given. No id of ours travels. Source: Z-API,
 * Messages.
 */
export const sendThrough =
  (zapi: Zapi): ChannelAdapter["send"] =>
  async (message, channel, credentials) => {
    const request = requestFor(message);
    if (!request) return { result: "rejected", failure: { code: "not_supported", reason: "" } };
    const quoted = message.quotes === null || message.body.is === "reaction" ? {} : { messageId: message.quotes };
    const body = { phone: message.to.address, ...quoted, ...request.body };
    try {
      return resultOf(await askZapi(zapi, request.path, channel, credentials, body), credentials);
    } catch (error) {
      // Whether the request arrived before the connection broke cannot be known from here.
      return { result: "unknown", failure: noAnswer(error) };
    }
  };

type Request = { path: string; body: Record<string, unknown> };

const requestFor = ({ body }: Outgoing): Request | null => {
  switch (body.is) {
    case "text":
      return { path: "send-text", body: { message: body.text } };
    case "media":
      return mediaRequest(body);
    case "reaction":
      return body.emoji === ""
        ? { path: "send-remove-reaction", body: { messageId: body.to } }
        : { path: "send-reaction", body: { messageId: body.to, reaction: body.emoji } };
    case "location": {
      const { latitude, longitude, name, address } = body;
      const place = { latitude: String(latitude), longitude: String(longitude) };
      // Neither title nor address may be empty there.
      const words = { title: name ?? "Localização", address: address ?? name ?? `${latitude}, ${longitude}` };
      return { path: "send-location", body: { ...words, ...place } };
    }
    case "contact":
      return { path: "send-contact", body: { contactName: body.name, contactPhone: body.phone } };
    case "buttons": {
      const buttons = body.buttons.map(({ id, title }) => ({ id, label: title }));
      return { path: "send-button-list", body: { message: body.text, buttonList: { buttons } } };
    }
    case "template":
      return null;
  }
};

const mediaRequest = ({ media, caption, url }: Outgoing["body"] & { is: "media" }): Request => {
  const said = caption === null ? {} : { caption };
  const name = media.name ?? "documento";
  const requests: Record<MediaKind, Request> = {
    image: { path: "send-image", body: { image: url, ...said } },
    audio: { path: "send-audio", body: { audio: url, ...(media.isVoice ? { waveform: true } : {}) } },
    video: { path: "send-video", body: { video: url, ...said } },
    document: { path: `send-document/${extensionOf(media)}`, body: { document: url, fileName: name, ...said } },
    sticker: { path: "send-sticker", body: { sticker: url } },
  };
  return requests[media.kind];
};

/** Z-API wants to know a document's extension: of its name, else of its type. */
const extensionOf = ({ name, mime }: (Outgoing["body"] & { is: "media" })["media"]): string =>
  /\.([A-Za-z0-9]{1,8})$/.exec(name ?? "")?.[1]?.toLowerCase() ?? /\/([a-z0-9]{1,8})$/.exec(mime ?? "")?.[1] ?? "bin";

/** A gateway that got no answer: what stood behind it may have done what was asked. */
const NO_ANSWER = new Set([502, 504]);

const resultOf = (answer: ZapiAnswer, credentials: Credentials): SendResult => {
  if (answer.ok) {
    const providerId = idOf(answer.body?.messageId) ?? idOf(answer.body?.id) ?? idOf(answer.body?.zaapId);
    if (providerId !== null) return { result: "sent", providerId };
    // Z-API says some refusals with a good status.
    if (answer.body?.error) return { result: "rejected", failure: failureIn(answer, credentials) };
    return { result: "unknown", failure: { code: "unreadable_answer", reason: "" } };
  }
  const failure = failureIn(answer, credentials);
  if (NO_ANSWER.has(answer.status)) return { result: "unknown", failure };
  const isTooMany = answer.status === 429;
  return isTooMany || answer.status >= 500
    ? { result: "later", failure, retryAfterMs: answer.retryAfterMs, isChannelWide: isTooMany }
    : { result: "rejected", failure };
};
