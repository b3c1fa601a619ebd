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
  const key = await crypto.subtle.importKey(
    "raw",
    new TextEncoder().encode(appSecret),
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["verify"],
  );
  return crypto.subtle.verify("HMAC", key, signature, body as BufferSource);
};

const fromHex = (text: string): Uint8Array<ArrayBuffer> | null => {
  if (!/^[0-9a-f]{64}$/i.test(text)) return null;
  return Uint8Array.from(text.match(/../g) ?? [], (it) => Number.parseInt(it, 16));
};
