import * as v from "valibot";
import { Id } from "../ids.ts";
import { MediaKind } from "./media.ts";
import { TemplateLanguage, TemplateName, TemplateValues } from "./template.ts";

/** At most so many buttons. Source: WhatsApp Cloud API reference, interactive reply buttons. */
const MAX_BUTTONS = 3;

/** What can have words beside it: a caption, or the text over buttons. */
const WITH_TEXT: readonly Attachment["is"][] = ["media", "buttons"];

/**
 * What a message of ours carries besides its text, or instead of one. A medium's caption and the text over buttons are the
 * message's text; a template brings its own. A reaction is to the quoted message; an empty one takes it back.
 */
export const Attachment = v.variant("is", [
  v.strictObject({ is: v.literal("media"), mediaId: Id, kind: MediaKind }),
  v.strictObject({
    is: v.literal("template"),
    name: TemplateName,
    language: TemplateLanguage,
    values: TemplateValues,
    /** The file in its header, for a template that has one there. */
    mediaId: v.optional(Id),
  }),
  v.strictObject({ is: v.literal("reaction"), emoji: v.pipe(v.string(), v.maxLength(32)) }),
  v.strictObject({
    is: v.literal("location"),
    latitude: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
    longitude: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
    name: v.optional(v.pipe(v.string(), v.maxLength(200))),
    address: v.optional(v.pipe(v.string(), v.maxLength(400))),
  }),
  v.strictObject({
    is: v.literal("contact"),
    name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
    phone: v.pipe(v.string(), v.regex(/^\d{8,15}$/)),
  }),
  v.strictObject({
    is: v.literal("buttons"),
    buttons: v.pipe(
      v.array(
        v.strictObject({
          id: v.pipe(v.string(), v.minLength(1), v.maxLength(256)),
          title: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(20)),
        }),
      ),
      v.minLength(1),
      v.maxLength(MAX_BUTTONS),
    ),
  }),
]);
export type Attachment = v.InferOutput<typeof Attachment>;

export const takesText = (attachment: Attachment): boolean => WITH_TEXT.includes(attachment.is);
