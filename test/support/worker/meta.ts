import { createHmac } from "node:crypto";
import { newId } from "#shared/ids.ts";
import { APP_SECRET, type Company } from "./company.ts";
import { request } from "./browser.ts";

export type Said = {
  from?: string;
  userId?: string;
  name?: string;
  text?: string;
  id?: string;
  at?: number;
  extra?: object;
};

/** A Cloud API webhook body that carries the given messages. */
export const messagesBody = ({ channel }: Pick<Company, "channel">, said: readonly Said[]) =>
  bodyOf(channel, {
    contacts: said.map((it) => ({
      profile: { name: it.name ?? "Maria" },
      ...(it.from ? { wa_id: it.from } : {}),
      ...(it.userId ? { user_id: it.userId } : {}),
    })),
    messages: said.map((it) => ({
      ...(it.from ? { from: it.from } : { from_user_id: it.userId }),
      ...(it.userId ? { from_user_id: it.userId } : {}),
      id: it.id ?? `wamid.${newId()}`,
      timestamp: String(Math.floor((it.at ?? Date.now()) / 1000)),
      type: "text",
      text: { body: it.text ?? "Olá" },
      ...it.extra,
    })),
  });

export const statusesBody = (
  { channel }: Pick<Company, "channel">,
  statuses: readonly { id: string; status: string; echo?: string; errors?: unknown[] }[],
) =>
  bodyOf(channel, {
    statuses: statuses.map(({ id, status, echo, errors }) => ({
      id,
      status,
      timestamp: String(Math.floor(Date.now() / 1000)),
      recipient_id: "5511987654321",
      ...(echo ? { biz_opaque_callback_data: echo } : {}),
      ...(errors ? { errors } : {}),
    })),
  });

export const bodyOf = (channel: Company["channel"], value: object, field = "messages") => ({
  object: "whatsapp_business_account",
  entry: [
    {
      id: channel.wabaId,
      changes: [
        {
          field,
          value: {
            messaging_product: "whatsapp",
            metadata: { display_phone_number: "551130000001", phone_number_id: channel.phoneNumberId },
            ...value,
          },
        },
      ],
    },
  ],
});

/** The header with which Meta signs a body. */
export const sign = (raw: string | Uint8Array, secret: string): string =>
  `sha256=${createHmac("sha256", secret).update(raw).digest("hex")}`;

/** Delivers a webhook, signed as Meta signs it. */
export const deliver = (
  { channel }: Pick<Company, "channel">,
  body: unknown,
  { secret = APP_SECRET, channelId = channel.id }: { secret?: string; channelId?: string } = {},
): Promise<Response> => {
  const raw = typeof body === "string" ? body : JSON.stringify(body);
  return request(`/webhooks/whatsapp/${channelId}`, {
    method: "POST",
    headers: { "x-hub-signature-256": sign(raw, secret), "content-type": "application/json" },
    body: raw,
  });
};
