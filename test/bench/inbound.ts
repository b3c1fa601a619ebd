/**
 * How many customers' messages the Worker takes in a second, and how long one waits for its 200: signed webhooks for
 * conversations that exist, some in flight at a time, on the demo company. `npm run bench`
 */
import { createHmac } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startProduct } from "../../scripts/lib/product.ts";
import { ensureSecrets } from "../../scripts/lib/secrets.ts";
import { prepareState } from "../../scripts/lib/state.ts";

const MESSAGES = 1_000;
const CUSTOMERS = 50;
const ROUNDS = 3;

const stateDir = mkdtempSync(join(tmpdir(), "prosa-bench-"));
ensureSecrets();
await prepareState(stateDir);
const product = await startProduct({ port: 8987, simulatorPort: 8988, stateDir });
try {
  for (let customer = 0; customer < CUSTOMERS; customer++) await write(customer, "warm");
  for (let round = 1; round <= ROUNDS; round++) {
    for (const inFlight of [1, 32]) console.log(await measure(round, inFlight));
  }
} finally {
  await product.stop();
  rmSync(stateDir, { recursive: true, force: true });
}

async function measure(round: number, inFlight: number): Promise<string> {
  const times: number[] = [];
  let next = 0;
  const start = performance.now();
  const worker = async () => {
    for (let message = next++; message < MESSAGES; message = next++) {
      times.push(await write(message % CUSTOMERS, `${round}-${inFlight}-${message}`));
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  const perSecond = Math.round(MESSAGES / ((performance.now() - start) / 1000));
  times.sort((one, other) => one - other);
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(1);
  return `round ${round}, ${inFlight} in flight: ${perSecond} messages/s, median ${at(0.5)} ms, 95 % ${at(0.95)} ms`;
}

/** Delivers one message and answers how long its 200 took, in milliseconds. */
async function write(customer: number, id: string): Promise<number> {
  const from = `55119900${String(customer).padStart(5, "0")}`;
  const message = { from, id: `wamid.bench-${customer}-${id}`, type: "text", text: { body: `Mensagem ${id}` } };
  const value = {
    metadata: { phone_number_id: "100000000000001" },
    contacts: [{ wa_id: from, profile: { name: `Cliente ${customer}` } }],
    messages: [{ ...message, timestamp: String(Math.floor(Date.now() / 1000)) }],
  };
  const change = { field: "messages", value };
  const body = JSON.stringify({
    object: "whatsapp_business_account",
    entry: [{ id: "100000000000009", changes: [change] }],
  });
  const signature = createHmac("sha256", "prosa-demo-secret").update(body).digest("hex");
  const start = performance.now();
  const response = await fetch(`${product.url}/webhooks/whatsapp/demo-whatsapp`, {
    method: "POST",
    headers: { "x-hub-signature-256": `sha256=${signature}` },
    body,
  });
  if (response.status !== 200) throw new Error(`the webhook answered ${response.status}`);
  await response.body?.cancel();
  return performance.now() - start;
}
