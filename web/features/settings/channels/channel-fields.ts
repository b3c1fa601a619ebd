import type { ChannelKind } from "#shared/model/channel.ts";
import type { ChannelSecrets } from "#shared/model/channel-secrets.ts";
import { fold } from "#shared/model/search-text.ts";
import type { Dictionary } from "../../../i18n/i18n.ts";

export type SecretName = keyof ChannelSecrets;

/** A secret, and what its provider calls it. */
export type SecretField = { name: SecretName; label: keyof Dictionary["settings"]["channel"]["secret"] };

const ACCESS: SecretField = { name: "accessToken", label: "accessToken" };
const APP: SecretField = { name: "appSecret", label: "appSecret" };
const VERIFY: SecretField = { name: "verifyToken", label: "verifyToken" };

/** What a channel of a kind is known by at its provider, and what the two share. */
export const CHANNEL_FIELDS: Record<ChannelKind, { hasAccount: boolean; secrets: readonly SecretField[] }> = {
  whatsapp: { hasAccount: true, secrets: [ACCESS, APP, VERIFY] },
  instagram: { hasAccount: false, secrets: [ACCESS, APP, VERIFY] },
  messenger: { hasAccount: false, secrets: [{ name: "accessToken", label: "pageToken" }, APP, VERIFY] },
  zapi: {
    hasAccount: false,
    secrets: [
      { name: "accessToken", label: "instanceToken" },
      { name: "clientToken", label: "clientToken" },
      { name: "appSecret", label: "webhookToken" },
    ],
  },
};

/** Not every account at Z-API has its security token switched on. */
export const isOptional = (name: SecretName): boolean => name === "clientToken";

/** Secrets that we choose and the provider is told, as opposed to those that it gives us. */
export const isOurs = (kind: ChannelKind, name: SecretName): boolean =>
  name === "verifyToken" || (kind === "zapi" && name === "appSecret");

/** A secret that nobody guesses: 160 bits, written so that it can stand in an address. */
export const newSecret = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(20)), (it) => it.toString(16).padStart(2, "0")).join("");

/** A channel's address, made of its name: what stands in the webhook's address. Short names get what tells them apart. */
export const channelIdOf = (name: string, unique: string): string => {
  const slug = fold(name)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40);
  return `${slug || "canal"}-${unique}`;
};
