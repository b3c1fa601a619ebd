import * as v from "valibot";
import { type Template, type TemplateCategory, TemplateLanguage, TemplateName } from "#shared/model/template.ts";

const Text = v.fallback(v.string(), "");
const MaybeText = v.fallback(v.nullable(v.string()), null);

const RawButton = v.looseObject({ type: Text, text: Text, url: MaybeText });
const RawComponent = v.looseObject({
  type: Text,
  format: Text,
  text: Text,
  buttons: v.fallback(v.array(RawButton), []),
});
const RawTemplate = v.looseObject({
  name: TemplateName,
  language: TemplateLanguage,
  status: Text,
  category: Text,
  rejected_reason: MaybeText,
  quality_score: v.fallback(v.nullable(v.looseObject({ score: MaybeText })), null),
  components: v.fallback(v.array(RawComponent), []),
});

/** A template as the Graph API describes it; null when it is none that could be named. */
export const templateOf = (raw: unknown): Template | null => {
  const parsed = v.safeParse(RawTemplate, raw);
  if (!parsed.success) return null;
  const { name, language, status, category, rejected_reason, quality_score, components } = parsed.output;
  const part = (type: string) => components.find((it) => it.type.toUpperCase() === type);
  return {
    name,
    language,
    category: categoryOf(category) ?? "utility",
    status: statusOf(status) ?? "pending",
    quality: qualityOf(quality_score?.score),
    reason: reasonOf(rejected_reason),
    header: headerOf(part("HEADER")),
    body: part("BODY")?.text ?? "",
    footer: part("FOOTER")?.text || null,
    buttons: (part("BUTTONS")?.buttons ?? []).map((it) => ({
      kind: known(BUTTONS, it.type.toUpperCase()) ?? "other",
      text: it.text,
      url: it.url,
    })),
  };
};

const STATUSES: Record<string, Template["status"]> = {
  APPROVED: "approved",
  REINSTATED: "approved",
  PENDING: "pending",
  IN_APPEAL: "pending",
  REJECTED: "rejected",
  PAUSED: "paused",
  LOCKED: "paused",
  DISABLED: "disabled",
  ARCHIVED: "disabled",
  DELETED: "disabled",
  PENDING_DELETION: "disabled",
  LIMIT_EXCEEDED: "disabled",
};

/** Null for a word that says nothing of whether it can be sent, such as FLAGGED. */
export const statusOf = (word: string): Template["status"] | null => known(STATUSES, word.toUpperCase());

const CATEGORIES: Record<string, TemplateCategory> = {
  MARKETING: "marketing",
  UTILITY: "utility",
  AUTHENTICATION: "authentication",
};

export const categoryOf = (word: string): TemplateCategory | null => known(CATEGORIES, word.toUpperCase());

/** Meta says UNKNOWN of what nobody has rated, and NONE of what was not refused. */
export const qualityOf = (word: string | null | undefined): string | null =>
  word && word !== "UNKNOWN" ? word.slice(0, 100).toWellFormed() : null;

export const reasonOf = (word: string | null | undefined): string | null =>
  word && word !== "NONE" ? word.slice(0, 1_000).toWellFormed() : null;

const BUTTONS: Record<string, Template["buttons"][number]["kind"]> = {
  QUICK_REPLY: "reply",
  URL: "url",
  PHONE_NUMBER: "phone",
};

const HEADERS: Record<string, "image" | "video" | "document"> = {
  IMAGE: "image",
  VIDEO: "video",
  DOCUMENT: "document",
};

const headerOf = (component: v.InferOutput<typeof RawComponent> | undefined): Template["header"] => {
  if (!component) return null;
  const kind = known(HEADERS, component.format.toUpperCase());
  if (kind) return { is: "media", kind };
  return component.text ? { is: "text", text: component.text } : null;
};

const known = <T>(table: Record<string, T>, word: string): T | null =>
  Object.hasOwn(table, word) ? (table[word] as T) : null;
