import type { ChannelEvent, Connection, Item, TemplateNews } from "../port.ts";
import { detailOf, idOf, type Raw, recordOf, textOf } from "../raw.ts";
import { leftAlone } from "./reading.ts";
import { categoryOf, qualityOf, reasonOf, statusOf } from "./template.ts";

/** What a field that is about the account, and about no message, says. A field that is not known here is left alone. */
export const accountItem = (field: string, value: unknown): Item => {
  const raw = recordOf(value) ?? {};
  const news = Object.hasOwn(TEMPLATES, field) ? templateNews(raw, (TEMPLATES[field] as NewsReader)(raw)) : null;
  if (news) return { is: "template", template: news };
  if (!EVENTS.has(field) && !Object.hasOwn(TEMPLATES, field)) return leftAlone(field);
  const event: ChannelEvent = { name: field, detail: detailOf(value), connection: connectionIn(field, raw) };
  return { is: "event", event };
};

/** Source: WhatsApp Business Platform, Webhooks reference. What is neither here nor a template's is left alone. */
const EVENTS = new Set([
  "account_alerts",
  "account_review_update",
  "account_settings_update",
  "account_update",
  "business_capability_update",
  "business_status_update",
  "business_username_update",
  "flows",
  "message_template_components_update",
  "partner_solutions",
  "payment_configuration_update",
  "phone_number_name_update",
  "phone_number_quality_update",
  "security",
  "template_correct_category_detection",
]);

type NewsReader = (value: Raw) => Partial<TemplateNews>;

const TEMPLATES: Record<string, NewsReader> = {
  message_template_status_update: (value) => ({
    status: statusOf(textOf(value.event) ?? ""),
    category: categoryOf(textOf(value.message_template_category) ?? ""),
    reason:
      reasonOf(textOf(recordOf(value.rejection_info)?.reason)) ??
      reasonOf(textOf(value.reason)) ??
      reasonOf(textOf(recordOf(value.other_info)?.description)),
  }),
  message_template_quality_update: (value) => ({ quality: qualityOf(textOf(value.new_quality_score)) }),
  template_category_update: (value) => ({ category: categoryOf(textOf(value.new_category) ?? "") }),
};

/** Null when it does not say which template, or says nothing of it that we know: then it is an event. */
const templateNews = (value: Raw, said: Partial<TemplateNews>): TemplateNews | null => {
  const name = idOf(value.message_template_name);
  const language = idOf(value.message_template_language);
  if (!name || !language || Object.values(said).every((it) => it === null)) return null;
  return { name, language, status: null, category: null, quality: null, reason: null, ...said };
};

/** What the account's events mean for whether messages come and go. Source: Webhooks reference, account_update. */
const IS_CONNECTED: Record<string, boolean> = {
  ACCOUNT_DELETED: false,
  ACCOUNT_OFFBOARDED: false,
  ACCOUNT_RECONNECTED: true,
  PARTNER_ADDED: true,
  PARTNER_APP_INSTALLED: true,
  PARTNER_APP_UNINSTALLED: false,
  PARTNER_REMOVED: false,
  DISABLE: false,
  REINSTATE: true,
};

const connectionIn = (field: string, value: Raw): Connection | null => {
  if (field !== "account_update") return null;
  const event = textOf(recordOf(value.ban_info)?.waba_ban_state, 100) ?? textOf(value.event, 100) ?? "";
  if (!Object.hasOwn(IS_CONNECTED, event)) return null;
  const isConnected = IS_CONNECTED[event] as boolean;
  return { isConnected, reason: isConnected ? null : event };
};
