import type { Credentials } from "./port.ts";

/** Encrypts a channel's secrets for the database: AES-GCM, `iv.ciphertext` in base64. `key` is base64 of 32 bytes. */
export const sealCredentials = async (credentials: Credentials, key: string): Promise<string> => {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify(credentials));
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await aesKey(key, "encrypt"), plain);
  return `${toBase64(iv)}.${toBase64(new Uint8Array(sealed))}`;
};

/** Throws when the key is not the one that sealed them. */
export const openCredentials = async (sealed: string, key: string): Promise<Credentials> => {
  const [iv = "", cipher = ""] = sealed.split(".");
  const aes = await aesKey(key, "decrypt");
  const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: fromBase64(iv) }, aes, fromBase64(cipher));
  return JSON.parse(new TextDecoder().decode(plain));
};

/** A keyed tag of an app secret: tells which channels share it, without telling it. */
export const secretTag = async (appSecret: string, key: string): Promise<string> => {
  const hmac = await crypto.subtle.importKey("raw", fromBase64(key), { name: "HMAC", hash: "SHA-256" }, false, [
    "sign",
  ]);
  return toBase64(new Uint8Array(await crypto.subtle.sign("HMAC", hmac, new TextEncoder().encode(appSecret))));
};

const aesKey = (key: string, use: "encrypt" | "decrypt") =>
  crypto.subtle.importKey("raw", fromBase64(key), "AES-GCM", false, [use]);

const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
const fromBase64 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (it) => it.charCodeAt(0));
