import { signedWebhook } from "../meta/signed-webhook.ts";
import type { MessagingOptions } from "../options.ts";
import type { Customer } from "../state/customer.ts";
import type { StoredFile } from "../state/files.ts";
import type { World } from "../world.ts";

export type MessagingKind = "instagram" | "messenger";

/** The world, and the ways in which Instagram or Messenger speaks to Prosa. */
export interface MessagingChannel extends World {
  kind: MessagingKind;
  account: MessagingOptions;
  /** An event between the account and the customer. */
  tell(event: object, customer: Customer, onDelivered?: () => void): void;
  tellStatus(event: object, customer: Customer): void;
  /** Any payload, signed as it is. */
  tellRaw(payload: object): void;
  /** Where Meta offers a file of a message. */
  fileUrl(file: StoredFile): string;
}

/** Source: Messenger Platform and Instagram Platform, webhook reference. Times are epoch milliseconds. */
export function createMessagingChannel(world: World, kind: MessagingKind): MessagingChannel {
  const account = world.options[kind];
  const url = new URL(account.webhookPath, world.options.prosaUrl).href;
  const webhook = (lane: string, payload: object) => signedWebhook(url, account.appSecret, lane, payload);
  const envelope = (event: object): object => ({
    object: kind === "instagram" ? "instagram" : "page",
    entry: [{ time: world.options.clock.now(), id: account.accountId, messaging: [event] }],
  });
  return {
    ...world,
    kind,
    account,
    tell: (event, customer, onDelivered) =>
      world.out.push({ ...webhook(customer.key, envelope(event)), ...(onDelivered && { onDelivered }) }),
    tellStatus: (event, customer) => world.gate.offer(webhook(customer.key, envelope(event))),
    tellRaw: (payload) => world.out.push(webhook(account.accountId, payload)),
    fileUrl(file) {
      const address = new URL(CDN_PATH, world.address());
      address.searchParams.set("asset_id", file.id);
      address.searchParams.set("signature", signatureOf(file));
      return address.href;
    },
  };
}

export const CDN_PATH = "/messaging_cdn/";

/** What makes the address of a file hard to guess. */
export const signatureOf = (file: StoredFile): string => file.sha256.toString("base64url");
