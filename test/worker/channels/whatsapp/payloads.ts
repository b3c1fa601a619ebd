export const ACCOUNT = "204000000000001";
export const NUMBER = "104000000000001";
export const MARIA = "5511987650001";
export const MARIA_ID = "BR.1001";
/** 2025-11-28, as the provider writes it. */
export const SECONDS = "1764300000";

/** A webhook of the business account's with one change. */
export const change = (field: string, value: unknown) => ({
  object: "whatsapp_business_account",
  entry: [{ id: ACCOUNT, time: 1764300001, changes: [{ field, value }] }],
});

/** One that is about the number. */
export const ofNumber = (value: object, field = "messages") =>
  change(field, {
    messaging_product: "whatsapp",
    metadata: { display_phone_number: "551130000001", phone_number_id: NUMBER },
    ...value,
  });

const contacts = [{ profile: { name: "Maria" }, wa_id: MARIA, user_id: MARIA_ID }];

/** A message of Maria's, whose phone and id are shown. */
export const fromMaria = (message: object) =>
  ofNumber({
    contacts,
    messages: [{ from: MARIA, from_user_id: MARIA_ID, id: "wamid.in.1", timestamp: SECONDS, ...message }],
  });

/** What the company wrote to her on its phone. */
export const toMaria = (message: object) =>
  ofNumber(
    {
      contacts,
      message_echoes: [{ from: "551130000001", to: MARIA, id: "wamid.app.1", timestamp: SECONDS, ...message }],
    },
    "smb_message_echoes",
  );

export const report = (status: object) =>
  ofNumber({ statuses: [{ id: "wamid.out.1", timestamp: SECONDS, recipient_id: MARIA, ...status }] });

export const aboutTemplate = (field: string, value: object) =>
  change(field, {
    message_template_id: 7001,
    message_template_name: "pedido_enviado",
    message_template_language: "pt_BR",
    ...value,
  });

export const interactive = (type: string, reply: object) =>
  fromMaria({ type: "interactive", interactive: { type, [type]: reply } });
