import type { ZapiOptions } from "../options.ts";
import type { Customer } from "../state/customer.ts";
import type { StoredFile } from "../state/files.ts";
import type { World } from "../world.ts";

/** The world, and the ways in which Z-API speaks to Prosa. */
export interface ZapiChannel extends World {
  account: ZapiOptions;
  isConnected(): boolean;
  /** The company's phone is linked or lost; Prosa hears of the change. */
  setConnected(isConnected: boolean): void;
  tell(callback: object, lane: string, onDelivered?: () => void): void;
  tellStatus(callback: object, lane: string): void;
  fileUrl(file: StoredFile): string;
}

/** Source: developer.z-api.io, webhooks. Nothing is signed: the address carries the secret. Times are milliseconds. */
export function createZapiChannel(world: World): ZapiChannel {
  const { options } = world;
  const account = options.zapi;
  const url = new URL(account.webhookPath, options.prosaUrl);
  url.searchParams.set("token", account.webhookToken);
  let isConnected = true;

  const webhook = (lane: string, callback: object) => ({
    lane,
    url: url.href,
    headers: { "content-type": "application/json" },
    body: new TextEncoder().encode(JSON.stringify({ instanceId: account.instanceId, ...callback })),
  });
  const tell: ZapiChannel["tell"] = (callback, lane, onDelivered) =>
    world.out.push({ ...webhook(lane, callback), ...(onDelivered && { onDelivered }) });

  return {
    ...world,
    account,
    tell,
    isConnected: () => isConnected,
    setConnected(connected) {
      isConnected = connected;
      const momment = options.clock.now();
      const said = connected
        ? { type: "ConnectedCallback", connected: true, phone: account.phone }
        : { type: "DisconnectedCallback", disconnected: true, error: "Device has been disconnected" };
      tell({ ...said, momment }, account.instanceId);
    },
    tellStatus: (callback, lane) => world.gate.offer(webhook(lane, callback)),
    fileUrl: ({ id, name, sha256 }) =>
      new URL(
        `${STORAGE_PATH}${id}/${sha256.toString("base64url")}/${encodeURIComponent(name ?? "file")}`,
        world.address(),
      ).href,
  };
}

export const STORAGE_PATH = "/zapi_storage/";

/** What Z-API calls a chat: the number, or its `@lid` when the person hides it. */
export const chatOf = (customer: Customer): string => (customer.hidesPhone ? lidOf(customer) : customer.address);

/** Stays the same whether the number is hidden or not. */
export const lidOf = ({ bsuid }: Customer): string => `${bsuid.replace(/\D/g, "").slice(0, 15)}@lid`;
