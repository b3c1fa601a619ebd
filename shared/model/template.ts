import * as v from "valibot";

/** Where a template stands with the provider; only an approved one can be sent. */
export const TemplateStatus = v.picklist(["approved", "pending", "rejected", "paused", "disabled"]);
export type TemplateStatus = v.InferOutput<typeof TemplateStatus>;

export const TemplateCategory = v.picklist(["marketing", "utility", "authentication"]);
export type TemplateCategory = v.InferOutput<typeof TemplateCategory>;

/** A template's id: its name and language are unique on a channel. */
export const TemplateName = v.pipe(v.string(), v.minLength(1), v.maxLength(512));
export const TemplateLanguage = v.pipe(v.string(), v.minLength(2), v.maxLength(15));

/**
 * A message that the provider has approved in advance. Its texts hold places to fill, `{{1}}` or `{{name}}`; `header` is a
 * text, or what kind of file goes there.
 */
export const Template = v.object({
  name: TemplateName,
  language: TemplateLanguage,
  category: TemplateCategory,
  status: TemplateStatus,
  /** The provider's own word for how it is received, such as GREEN; null where it says nothing. */
  quality: v.nullable(v.string()),
  /** Why it was rejected or paused. */
  reason: v.nullable(v.string()),
  header: v.nullable(
    v.variant("is", [
      v.object({ is: v.literal("text"), text: v.string() }),
      v.object({ is: v.literal("media"), kind: v.picklist(["image", "video", "document"]) }),
    ]),
  ),
  body: v.string(),
  footer: v.nullable(v.string()),
  buttons: v.array(
    v.object({ kind: v.picklist(["reply", "url", "phone", "other"]), text: v.string(), url: v.nullable(v.string()) }),
  ),
});
export type Template = v.InferOutput<typeof Template>;

/** What is filled into a template: by place, `header.1`, `body.2`, `body.name` or `button.0.1`. */
export const TemplateValues = v.record(v.string(), v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(1024)));
export type TemplateValues = v.InferOutput<typeof TemplateValues>;

/** The places of a template that have to be filled, in the order in which they stand. */
export const placesOf = (template: Template): string[] => [
  ...(template.header?.is === "text" ? placesIn(template.header.text, "header") : []),
  ...placesIn(template.body, "body"),
  ...template.buttons.flatMap((it, at) => placesIn(it.url ?? "", `button.${at}`)),
];

/** A template's text with its values; a place without one stays as it is. */
export const fill = (text: string, part: string, values: TemplateValues): string =>
  text.replace(PLACE, (place, key: string) => values[`${part}.${key}`] ?? place);

/** What the customer reads: header, body and footer, filled. */
export const renderTemplate = ({ header, body, footer }: Template, values: TemplateValues): string =>
  [header?.is === "text" ? fill(header.text, "header", values) : null, fill(body, "body", values), footer]
    .filter((it) => it !== null && it !== "")
    .join("\n\n");

const PLACE = /\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g;

const placesIn = (text: string, part: string): string[] => [
  ...new Set([...text.matchAll(PLACE)].map((it) => `${part}.${it[1]}`)),
];
