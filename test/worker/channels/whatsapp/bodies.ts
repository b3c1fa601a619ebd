import type { Subject } from "../contract/subject.ts";
import {
  aboutTemplate,
  change,
  fromMaria,
  interactive,
  MARIA,
  MARIA_ID,
  ofNumber,
  report,
  SECONDS,
  toMaria,
} from "./payloads.ts";

const message = (body: unknown) => ({ body, items: ["message" as const] });
const event = (body: unknown) => ({ body, items: ["event" as const] });
const ignored = (body: unknown) => ({ body, items: ["ignored" as const] });
const broken = (body: unknown) => ({ body, items: ["broken" as const] });

const file = { id: "8001", mime_type: "image/jpeg", sha256: "c2hh" };

/** What the Cloud API sends, one of each kind, with invented values. */
export const bodies: Subject["bodies"] = {
  text: message(fromMaria({ type: "text", text: { body: "Oi" } })),
  image: message(fromMaria({ type: "image", image: { ...file, caption: "Assim" } })),
  "an image with its address": message(
    fromMaria({ type: "image", image: { ...file, url: "https://lookaside.fbsbx.com/whatsapp_business/?mid=8001" } }),
  ),
  "a file that the provider could not get": message(
    fromMaria({ type: "image", image: {}, errors: [{ code: 131052, title: "Media download error" }] }),
  ),
  audio: message(fromMaria({ type: "audio", audio: { ...file, mime_type: "audio/mpeg", voice: false } })),
  voice: message(fromMaria({ type: "audio", audio: { ...file, mime_type: "audio/ogg; codecs=opus", voice: true } })),
  video: message(fromMaria({ type: "video", video: { ...file, caption: "Veja" } })),
  document: message(fromMaria({ type: "document", document: { ...file, filename: "nota.pdf" } })),
  sticker: message(fromMaria({ type: "sticker", sticker: { ...file, animated: true } })),
  location: message(fromMaria({ type: "location", location: { latitude: -23.5, longitude: -46.6, name: "Loja" } })),
  contacts: message(
    fromMaria({
      type: "contacts",
      contacts: [{ name: { formatted_name: "João" }, phones: [{ phone: "+55 11 3000-0002" }] }],
    }),
  ),
  reaction: message(fromMaria({ type: "reaction", reaction: { message_id: "wamid.out.1", emoji: "👍" } })),
  "a reaction taken back": message(fromMaria({ type: "reaction", reaction: { message_id: "wamid.out.1" } })),
  reply: message(
    fromMaria({ type: "text", text: { body: "Isso" }, context: { from: "551130000001", id: "wamid.out.1" } }),
  ),
  forwarded: message(fromMaria({ type: "text", text: { body: "Leia" }, context: { frequently_forwarded: true } })),
  "a question about a product": message(
    fromMaria({
      type: "text",
      text: { body: "Tem azul?" },
      context: { id: "wamid.out.1", referred_product: { catalog_id: "6001", product_retailer_id: "CAMISA" } },
    }),
  ),
  "a template's button": message(fromMaria({ type: "button", button: { text: "Quero", payload: "yes" } })),
  "a button": message(interactive("button_reply", { id: "1", title: "Sim" })),
  "a list": message(interactive("list_reply", { id: "1", title: "Manhã", description: "8 às 12" })),
  "a form": message(
    interactive("nfm_reply", {
      name: "flow",
      body: "Sent",
      response_json: '{"nome_completo":"Maria","flow_token":"t"}',
    }),
  ),
  "a permission to call": message(interactive("call_permission_reply", { response: "accept" })),
  order: message(
    fromMaria({
      type: "order",
      order: {
        catalog_id: "6001",
        product_items: [{ product_retailer_id: "CAMISA", quantity: 2, item_price: 59.9, currency: "BRL" }],
      },
    }),
  ),
  "one who comes from an advertisement": message(
    fromMaria({
      type: "text",
      text: { body: "Quero saber mais" },
      referral: {
        source_type: "ad",
        source_id: "5001",
        source_url: "https://fb.me/x",
        headline: "Inverno",
        ctwa_clid: "clid-1",
      },
    }),
  ),
  "a message that disappears": message(fromMaria({ type: "ephemeral", text: { body: "Oi" } })),
  "what WhatsApp does not pass on": message(
    fromMaria({
      type: "unsupported",
      errors: [{ code: 131051, title: "Message type unknown" }],
      unsupported: { type: "poll" },
    }),
  ),
  "a type of tomorrow's": message(fromMaria({ type: "hologram", hologram: { depth: 3 } })),
  "one who hides the number": message(
    ofNumber({
      contacts: [{ profile: { name: "Rui", username: "rui" }, user_id: "BR.1002" }],
      messages: [{ from_user_id: "BR.1002", id: "wamid.in.2", timestamp: SECONDS, type: "text", text: { body: "Oi" } }],
    }),
  ),
  "an error beside a message": {
    body: ofNumber({
      contacts: [{ wa_id: MARIA }],
      messages: [{ from: MARIA, id: "wamid.in.3", timestamp: SECONDS, type: "interactive" }],
      errors: [{ code: 131000, title: "Something went wrong" }],
    }),
    items: ["message", "event"],
  },
  "other words": {
    body: fromMaria({
      type: "edit",
      edit: { original_message_id: "wamid.in.0", message: { type: "text", text: { body: "Olá" } } },
    }),
    items: ["edit"],
  },
  "a message taken back": {
    body: fromMaria({ type: "revoke", revoke: { original_message_id: "wamid.in.0" } }),
    items: ["revocation"],
  },
  "the phone's own words": { body: toMaria({ type: "text", text: { body: "Bom dia" } }), items: ["echo"] },
  "the phone's other words": {
    body: toMaria({
      type: "edit",
      edit: { original_message_id: "wamid.app.0", message: { type: "image", image: { caption: "Azul" } } },
    }),
    items: ["edit"],
  },
  "the phone takes back": {
    body: toMaria({ type: "revoke", revoke: { original_message_id: "wamid.app.0" } }),
    items: ["revocation"],
  },
  "a changed number": {
    body: ofNumber({
      messages: [
        {
          from: MARIA,
          id: "wamid.in.4",
          timestamp: SECONDS,
          type: "system",
          system: { type: "user_changed_number", wa_id: "5511987650009", body: "Maria changed" },
        },
      ],
    }),
    items: ["move"],
  },
  "a changed user id": {
    body: ofNumber(
      { user_id_update: [{ wa_id: MARIA, user_id: { previous: MARIA_ID, current: "BR.2001" } }] },
      "user_id_update",
    ),
    items: ["move"],
  },
  "a changed identity": event(
    fromMaria({
      type: "system",
      system: { type: "customer_identity_changed", body: "changed" },
      identity: { hash: "h" },
    }),
  ),
  "a status": {
    body: report({ status: "delivered", pricing: { billable: true, pricing_model: "PMP", category: "utility" } }),
    items: ["status"],
  },
  "a voice message played": { body: report({ status: "played" }), items: ["status"] },
  "a failure": {
    body: report({ status: "failed", errors: [{ code: 131047, title: "Re-engagement message" }] }),
    items: ["status"],
  },
  "a status of a group": {
    body: report({ status: "read", recipient_id: "group-1", recipient_type: "group", recipient_participant_id: MARIA }),
    items: ["status"],
  },
  "a message that its customer deleted": {
    body: report({ id: "wamid.in.0", status: "deleted" }),
    items: ["revocation"],
  },
  "a status of tomorrow's": ignored(report({ status: "pondered" })),
  "a payment": event(report({ type: "payment", status: "captured", payment: { reference_id: "p-1" } })),
  "advertising stopped": {
    body: ofNumber(
      { user_preferences: [{ wa_id: MARIA, category: "marketing_messages", value: "stop", timestamp: 1764300000 }] },
      "user_preferences",
    ),
    items: ["preference"],
  },
  "a call": event(
    ofNumber(
      {
        calls: [
          {
            id: "wacid.1",
            from: MARIA,
            to: "551130000001",
            event: "connect",
            direction: "USER_INITIATED",
            session: { sdp: "v=0" },
          },
        ],
      },
      "calls",
    ),
  ),
  "a call's status": event(
    ofNumber({ statuses: [{ id: "wacid.1", type: "call", status: "RINGING", recipient_id: MARIA }] }, "calls"),
  ),
  "a template approved": {
    body: aboutTemplate("message_template_status_update", { event: "APPROVED", reason: "NONE" }),
    items: ["template"],
  },
  "a template rejected": {
    body: aboutTemplate("message_template_status_update", { event: "REJECTED", reason: "INVALID_FORMAT" }),
    items: ["template"],
  },
  "a template's quality": {
    body: aboutTemplate("message_template_quality_update", {
      previous_quality_score: "GREEN",
      new_quality_score: "YELLOW",
    }),
    items: ["template"],
  },
  "a template's category": {
    body: aboutTemplate("template_category_update", { new_category: "MARKETING" }),
    items: ["template"],
  },
  "a template's category to come": event(
    aboutTemplate("template_category_update", { correct_category: "MARKETING", new_category: undefined }),
  ),
  "a template's text": event(
    aboutTemplate("message_template_components_update", { message_template_element: "Olá, {{1}}" }),
  ),
  ...Object.fromEntries(
    [
      ["account_update", { event: "ACCOUNT_DELETED" }],
      ["account_alerts", { alert_severity: "CRITICAL", alert_type: "OBA_APPROVED" }],
      ["account_review_update", { decision: "APPROVED" }],
      ["phone_number_quality_update", { event: "DOWNGRADE", current_limit: "TIER_1K" }],
      ["phone_number_name_update", { decision: "APPROVED", requested_verified_name: "Loja Aurora" }],
      ["business_capability_update", { max_daily_conversation_per_phone: 1000 }],
      ["security", { event: "PIN_CHANGED" }],
      ["flows", { event: "FLOW_STATUS_CHANGE", flow_id: "4001" }],
      ["payment_configuration_update", { configuration_name: "pix" }],
    ].map(([field, value]) => [field as string, event(change(field as string, value))]),
  ),
  ...Object.fromEntries(
    ["history", "smb_app_state_sync", "group_lifecycle_update", "group_participants_update", "a_field_of_tomorrow"].map(
      (field) => [field, ignored(ofNumber({ [field]: [{}] }, field))],
    ),
  ),
  "a message to a group": ignored(fromMaria({ type: "text", text: { body: "Oi, gente" }, group_id: "group-1" })),
  "a chat that was opened": ignored(fromMaria({ type: "request_welcome" })),
  "a notice of tomorrow's": ignored(fromMaria({ type: "system", system: { type: "user_grew_wings" } })),
  nothing: ignored(ofNumber({})),
  "several entries, changes and messages": {
    body: {
      object: "whatsapp_business_account",
      entry: [
        ...ofNumber({
          messages: [
            { from: MARIA, id: "wamid.in.5", timestamp: SECONDS, type: "text", text: { body: "Um" } },
            { from: MARIA, timestamp: SECONDS, type: "text", text: { body: "Sem id" } },
          ],
          statuses: [{ id: "wamid.out.1", status: "read" }],
        }).entry,
        ...change("account_review_update", { decision: "REJECTED" }).entry,
      ],
    },
    items: ["message", "broken", "status", "event"],
  },
  "a message without an id": broken(fromMaria({ id: undefined, type: "text", text: { body: "Oi" } })),
  "a message of nobody's": broken(
    ofNumber({ messages: [{ id: "wamid.in.6", timestamp: SECONDS, type: "text", text: { body: "Oi" } }] }),
  ),
  "no list of messages": broken(ofNumber({ messages: { id: "wamid.in.7" } })),
  "a change without a value": broken(change("messages", null)),
  "an edit of nothing": broken(fromMaria({ type: "edit", edit: { message: { type: "text", text: { body: "Olá" } } } })),
  "another provider's": broken({ object: "page", entry: [] }),
  "no object at all": broken([1, 2]),
};
