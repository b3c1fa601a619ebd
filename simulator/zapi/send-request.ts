import * as v from "valibot";
import type { Button } from "../state/message.ts";
import { ZapiError } from "./errors.ts";

/** A send as the phone will show it. `fileUrl` is an address or a `data:` URL. */
export interface SendRequest {
  phone: string;
  type: string;
  text: string;
  fileUrl: string | null;
  fileName: string | null;
  buttons: Button[];
  /** The id of the message that it answers or reacts to. */
  quotes: string | null;
}

const Text = v.pipe(v.string(), v.minLength(1), v.maxLength(65_536));
/** An address, or the bytes in a `data:` URL. */
const File = v.pipe(v.string(), v.regex(/^(https?:|data:)/));
const Caption = v.nullish(v.string(), "");
const Coordinate = v.pipe(v.union([v.string(), v.number()]), v.transform(Number), v.number());
const Target = { phone: v.pipe(v.string(), v.regex(/^(\d{8,15}|\d+@lid)$/)), messageId: v.nullish(Text, null) };

type Part = Partial<Pick<SendRequest, "text" | "fileUrl" | "fileName" | "buttons">>;
type Parser = (body: unknown) => SendRequest;

/** A send whose fields are `entries`, shown as `type` and what `toPart` makes of them. */
const send =
  <Entries extends v.ObjectEntries>(
    type: string,
    entries: Entries,
    toPart: (fields: v.InferOutput<v.ObjectSchema<Entries, undefined>>) => Part,
  ): Parser =>
  (body) => {
    const { phone, messageId } = read(v.object(Target), body);
    const plain = { text: "", fileUrl: null, fileName: null, buttons: [] };
    return { phone, type, quotes: messageId, ...plain, ...toPart(read(v.object(entries), body)) };
  };

/** What can be sent, by the last part of the path. Source: developer.z-api.io, messages. */
export const SENDS: Record<string, Parser> = {
  "send-text": send("text", { message: Text }, ({ message }) => ({ text: message })),
  "send-image": send("image", { image: File, caption: Caption }, (it) => ({ fileUrl: it.image, text: it.caption })),
  "send-video": send("video", { video: File, caption: Caption }, (it) => ({ fileUrl: it.video, text: it.caption })),
  "send-audio": send("audio", { audio: File }, ({ audio }) => ({ fileUrl: audio })),
  "send-sticker": send("sticker", { sticker: File }, ({ sticker }) => ({ fileUrl: sticker })),
  "send-document": send(
    "document",
    { document: File, fileName: v.nullish(v.string(), null), caption: Caption },
    ({ document, fileName, caption }) => ({
      fileUrl: document,
      fileName,
      text: [fileName, caption].filter(Boolean).join("\n"),
    }),
  ),
  "send-location": send(
    "location",
    { title: Text, address: Text, latitude: Coordinate, longitude: Coordinate },
    ({ title, address }) => ({ text: `${title}\n${address}` }),
  ),
  "send-contact": send("contacts", { contactName: Text, contactPhone: Text }, ({ contactName, contactPhone }) => ({
    text: `${contactName}\n${contactPhone}`,
  })),
  "send-reaction": send("reaction", { reaction: Text, messageId: Text }, ({ reaction }) => ({ text: reaction })),
  "send-remove-reaction": send("reaction", { messageId: Text }, () => ({})),
  "send-button-list": send(
    "buttons",
    {
      message: Text,
      buttonList: v.object({
        buttons: v.pipe(v.array(v.object({ id: v.optional(v.string(), ""), label: Text })), v.minLength(1)),
      }),
    },
    ({ message, buttonList }) => ({
      text: message,
      buttons: buttonList.buttons.map(({ id, label }) => ({ kind: "reply", id, text: label, url: null })),
    }),
  ),
};

/** @throws {ZapiError} 400 naming the field */
export function read<Schema extends v.GenericSchema>(schema: Schema, body: unknown): v.InferOutput<Schema> {
  const result = v.safeParse(schema, body);
  if (result.success) return result.output;
  throw new ZapiError(400, `${v.getDotPath(result.issues[0]) ?? "body"} is missing or not valid`);
}
