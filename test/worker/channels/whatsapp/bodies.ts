import type { Subject } from "../contract/subject.ts";

const ACCOUNT = "204000000000001";
const MARIA = "5511987650001";

const change = (field: string, value: object, id: string | null = ACCOUNT) => ({
  object: "whatsapp_business_account",
  entry: [{ ...(id ? { id } : {}), changes: [{ field, value }] }],
});

const ofNumber = (value: object, field = "messages") =>
  change(field, {
    messaging_product: "whatsapp",
    metadata: { display_phone_number: "551130000001", phone_number_id: "104000000000001" },
    ...value,
  });

export const fromMaria = (message: object) =>
  ofNumber({
    contacts: [{ profile: { name: "Maria" }, wa_id: MARIA, user_id: "BR.1001" }],
    messages: [{ from: MARIA, from_user_id: "BR.1001", id: "wamid.in.1", timestamp: "1764300000", ...message }],
  });

export const bodies: Subject["bodies"] = {
  text: { body: fromMaria({ type: "text", text: { body: "Oi" } }), items: ["message"] },
  "a status": {
    body: ofNumber({ statuses: [{ id: "wamid.out.1", status: "delivered", timestamp: "1764300000" }] }),
    items: ["status"],
  },
  "an event": { body: change("account_update", { event: "ACCOUNT_DELETED" }), items: ["event"] },
  "what is left alone": { body: ofNumber({}), items: ["ignored"] },
  "a message without an id": { body: fromMaria({ id: undefined, type: "text" }), items: ["broken"] },
};
