import { createHmac } from "node:crypto";

export type Said = { phone: string; name: string; id: string; text: string };

/** Posts customers' messages as Meta does. @throws {Error} when the answer is not 200: then Meta would post them again */
export const postWebhook = async (url: string, said: readonly Said[]): Promise<void> => {
  const body = JSON.stringify(bodyOf(said));
  const signature = createHmac("sha256", "prosa-demo-secret").update(body).digest("hex");
  const response = await fetch(`${url}/webhooks/whatsapp/demo-whatsapp`, {
    method: "POST",
    headers: { "x-hub-signature-256": `sha256=${signature}` },
    body,
  });
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`the webhook answered ${response.status}`);
};

const bodyOf = (said: readonly Said[]) => ({
  object: "whatsapp_business_account",
  entry: [{ id: "100000000000009", changes: [{ field: "messages", value: valueOf(said) }] }],
});

const valueOf = (said: readonly Said[]) => ({
  metadata: { phone_number_id: "100000000000001" },
  contacts: said.map(({ phone, name }) => ({ wa_id: phone, profile: { name } })),
  messages: said.map(({ phone, id, text }) => ({
    from: phone,
    id,
    type: "text",
    text: { body: text },
    timestamp: String(Math.floor(Date.now() / 1_000)),
  })),
});
