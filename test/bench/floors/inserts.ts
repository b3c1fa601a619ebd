export type Message = { id: string; from: string; text: { body: string }; timestamp: string };

type Webhook = { entry: { changes: { value: { messages: Message[] } }[] }[] };

const key = (secret: string) =>
  crypto.subtle.importKey("raw", new TextEncoder().encode(secret), { name: "HMAC", hash: "SHA-256" }, false, [
    "verify",
  ]);

let imported: CryptoKey | null = null;

/** The one message of a webhook, if Meta's signature over its bytes is right. */
export const verified = async (
  secret: string,
  header: string | undefined,
  body: ArrayBuffer,
): Promise<Message | null> => {
  imported ??= await key(secret);
  const signature = Uint8Array.from(header?.slice("sha256=".length).match(/../g) ?? [], (it) =>
    Number.parseInt(it, 16),
  );
  if (!(await crypto.subtle.verify("HMAC", imported, signature, body))) return null;
  const webhook = JSON.parse(new TextDecoder().decode(body)) as Webhook;
  return webhook.entry[0]?.changes[0]?.value.messages[0] ?? null;
};

/** The two inserts, in one batch. */
export const insert = (db: D1Database, { id, from, text, timestamp }: Message): Promise<unknown> =>
  db.batch([
    db.prepare("insert into messages values (?, ?, ?, ?)").bind(id, from, text.body, Number(timestamp)),
    db
      .prepare("insert into log (message) values (?)")
      .bind(JSON.stringify({ id, from, text: text.body, at: timestamp })),
  ]);
