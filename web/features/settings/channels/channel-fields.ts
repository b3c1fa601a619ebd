import type { ChannelKind } from "#shared/model/channel.ts";
import type { ChannelSecrets } from "#shared/model/channel-secrets.ts";

export type SecretName = keyof ChannelSecrets;

/** What a channel of a kind is known by at its provider, and what the two share. */
export const CHANNEL_FIELDS: Record<ChannelKind, { hasAccount: boolean; secrets: readonly SecretName[] }> = {
  whatsapp: { hasAccount: true, secrets: ["accessToken", "appSecret", "verifyToken"] },
  instagram: { hasAccount: false, secrets: ["accessToken", "appSecret", "verifyToken"] },
  messenger: { hasAccount: false, secrets: ["accessToken", "appSecret", "verifyToken"] },
  zapi: { hasAccount: false, secrets: ["accessToken", "clientToken", "appSecret"] },
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
  const slug = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40);
  return `${slug || "canal"}-${unique}`;
};
