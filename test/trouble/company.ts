import { randomUUID } from "node:crypto";
import type { CommandRequest, CommandResult } from "#shared/commands/index.ts";
import { newId } from "#shared/ids.ts";
import { readDatabase } from "../durability/database.ts";

export type Post = (path: string, body: unknown) => Promise<Response>;

/** A session of Carla's, as a device of hers has it. */
export const signIn = async (url: string): Promise<Post> => {
  const post = (path: string, body: unknown, cookie = "") =>
    fetch(url + path, {
      method: "POST",
      headers: { "content-type": "application/json", origin: url, cookie },
      body: JSON.stringify(body),
    });
  const answer = await post("/api/auth/sign-in/email", { email: "carla@prosa.test", password: "prosa-demo" });
  if (!answer.ok) throw new Error(`the sign-in answered ${answer.status}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((it) => it.split(";")[0])
    .join("; ");
  return (path, body) => post(path, body, cookie);
};

/** @throws {Error} when the answer is not 200, or one of the commands was refused: then its outbox would try again */
export const give = async (post: Post, requests: readonly CommandRequest[]): Promise<void> => {
  const answer = await post("/api/commands", requests);
  if (!answer.ok) throw new Error(`the commands answered ${answer.status}`);
  const { results } = (await answer.json()) as { results: CommandResult[] };
  const refused = results.find((it) => !it.ok);
  if (refused) throw new Error(`a command was refused: ${JSON.stringify(refused)}`);
};

export type Conversation = { id: string; channel: "whatsapp" | "zapi"; phone: string };

/** New customers who have written, each fifth on Z-API, whose conversations Carla has taken. */
export const admit = async (
  { simulatorUrl, stateDir, post }: { simulatorUrl: string; stateDir: string; post: Post },
  count: number,
): Promise<Conversation[]> => {
  const run = randomUUID().slice(0, 8);
  const play = async (path: string, body: unknown) => {
    const answer = await fetch(`${simulatorUrl}/sim${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`the simulator answered ${answer.status}: ${await answer.text()}`);
    return answer.json() as Promise<{ customer: { key: string } }>;
  };
  const customers = Array.from({ length: count }, (_, at) => ({
    channel: at % 5 === 4 ? ("zapi" as const) : ("whatsapp" as const),
    phone: `5521985${String(100_001 + at)}`,
    name: `Cliente ${run} ${at}`,
  }));
  for (const it of customers) {
    const { customer } = await play("/customers", it);
    await play(`/customers/${encodeURIComponent(customer.key)}/messages`, { type: "text", text: "Olá" });
  }
  const known = await until(30, () => {
    const rows = readDatabase(stateDir, (all) =>
      all(`select c.id, k.name from conversations c join contacts k on k.id = c.contact_id`),
    );
    const ids = new Map(rows.map((it) => [String(it.name), String(it.id)]));
    return customers.every((it) => ids.has(it.name)) ? ids : null;
  });
  const all = customers.map(({ channel, phone, name }) => ({ id: known.get(name) ?? "", channel, phone }));
  for (const { id } of all) await give(post, [{ id: newId(), name: "start", args: { conversationId: id } }]);
  return all;
};

/** What it looks for, looked for once a second. @throws {Error} when it does not come about in so many seconds */
export const until = async <T>(seconds: number, look: () => T | null | Promise<T | null>): Promise<T> => {
  for (let left = seconds; left > 0; left--) {
    const found = await look();
    if (found !== null) return found;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  throw new Error(`this did not come about in ${seconds} seconds`);
};
