const PREFIX = "sha256=";

/**
 * Meta's `X-Hub-Signature-256`: HMAC-SHA256 of the raw body with the app secret, in hexadecimal, compared in constant
 * time. Source: Graph API, Webhooks, "Validating payloads".
 */
export const isSignedBy = async (appSecret: string, header: string | null, body: Uint8Array): Promise<boolean> => {
  // Anyone can sign with an empty secret.
  if (appSecret === "" || !header?.startsWith(PREFIX)) return false;
  const signature = fromHex(header.slice(PREFIX.length));
  if (!signature) return false;
  return crypto.subtle.verify("HMAC", await keyOf(appSecret), signature, body as BufferSource);
};

/** The last secrets that were used, as keys: to make one of a secret takes as long as to verify with it. */
const keys = new Map<string, CryptoKey>();
const MAX_KEYS = 1_000;

const keyOf = async (appSecret: string): Promise<CryptoKey> => {
  const known = keys.get(appSecret);
  if (known) return known;
  const secret = new TextEncoder().encode(appSecret);
  const key = await crypto.subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-256" }, false, ["verify"]);
  if (keys.size >= MAX_KEYS) keys.clear();
  keys.set(appSecret, key);
  return key;
};

const fromHex = (text: string): Uint8Array<ArrayBuffer> | null => {
  if (!/^[0-9a-f]{64}$/i.test(text)) return null;
  return Uint8Array.from(text.match(/../g) ?? [], (it) => Number.parseInt(it, 16));
};
