import { env } from "cloudflare:workers";
import { newId } from "#shared/ids.ts";
import type { Echo, Identity, InboundMessage, Item, MediaSource, Origin } from "../../../worker/channels/port.ts";
import { receiveParts } from "../../../worker/services/receive-parts.ts";
import type { WebhookTools } from "../../../worker/services/tools.ts";
import { channelById, type StoredChannel } from "../../../worker/store/channels.ts";
import type { Company } from "./company.ts";

/** The company's channel as webhooks know it. */
export const channelOf = async ({ channel }: Pick<Company, "channel">): Promise<StoredChannel> => {
  const stored = await channelById(env.DB, "whatsapp", channel.id);
  if (!stored) throw new Error("the company has no such channel");
  return stored;
};

/** Takes items as if a webhook of the company's channel had said them, in one body. */
export const receiveItems = async (tools: WebhookTools, company: Pick<Company, "channel">, ...items: Item[]) =>
  receiveParts(tools, await channelOf(company), [{ externalId: null, accountId: null, items }]);

export const phoneOf = (number: string): Identity => ({
  kind: "phone",
  scope: "",
  externalId: number,
  address: number,
});

type Told = {
  from?: Identity[];
  name?: string | null;
  id?: string;
  text?: string | null;
  at?: number;
  quotes?: string;
};

const said = ({ from = [phoneOf("5511987654321")], name = null, id, text = "Olá", at, quotes }: Told) => ({
  providerId: id ?? `wamid.${newId()}`,
  identities: from,
  name,
  at: at ?? Date.now(),
  kind: "text" as const,
  text,
  content: null,
  preview: text ?? "",
  media: null,
  quotes: quotes ?? null,
});

/** Something that a customer writes. */
export const message = (told: Told & { origin?: Origin; over?: Partial<InboundMessage> } = {}): Item => ({
  is: "message",
  message: { ...said(told), origin: told.origin ?? null, ...told.over },
});

/** Something that the company writes to the customer elsewhere. */
export const echo = (told: Told & { messageId?: string; over?: Partial<Echo> } = {}): Item => ({
  is: "echo",
  echo: { ...said(told), messageId: told.messageId ?? null, ...told.over },
});

export const edit = (providerId: string, text: string, at = Date.now()): Item => ({
  is: "edit",
  edit: { providerId, text, content: null, at },
});

export const revocation = (providerId: string, at = Date.now()): Item => ({
  is: "revocation",
  revocation: { providerId, at },
});

export const photo = (ref: MediaSource["ref"] = { id: "file-1" }): MediaSource => ({
  kind: "image",
  ref,
  mime: "image/jpeg",
  name: null,
  isVoice: false,
  isAnimated: false,
  seconds: null,
});
