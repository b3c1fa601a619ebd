/**
 * Sends thousands of replies through the built Worker while its providers refuse, break, keep silent and lose answers at
 * random, and kills the Worker in the middle: `npm run trouble -- --messages 2000`. Each message ends delivered once or
 * failed with a reason, none goes out twice, the order of each conversation is kept.
 */
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newId } from "#shared/ids.ts";
import { type Product, startProduct, startWorker } from "../../scripts/lib/product.ts";
import { mustRun } from "../../scripts/lib/run.ts";
import { ensureSecrets } from "../../scripts/lib/secrets.ts";
import { ROOT } from "../../scripts/lib/settings.ts";
import { prepareState } from "../../scripts/lib/state.ts";
import { seededRandom } from "../../scripts/seed/random.ts";
import { freePort } from "../support/e2e/free-port.ts";
import { say } from "../support/e2e/say.ts";
import { admit, type Conversation, give, type Post, signIn, until } from "./company.ts";
import { contradictions, hasEnded, readEnds, type Written } from "./judge.ts";
import { settingsOf } from "./settings.ts";

const LANES = 6;
const BATCH = 10;
/** Shares of all sends. */
const TROUBLE = { refuse429: 0.06, fail500: 0.06, loseRequest: 0.03, loseAnswer: 0.05, delay: 0.05, delayMs: 1_500 };

const { messages, conversations: count, seed, minutes } = settingsOf(process.argv.slice(2));
const random = seededRandom(seed);
const stateDir = await mkdtemp(join(tmpdir(), "prosa-trouble-"));
const options = { port: await freePort(), simulatorPort: await freePort(), stateDir };

/** Each lane writes to its own conversations, a batch at a time, again and again until it is answered. */
const writeAll = async (post: Post, conversations: readonly Conversation[], onWritten: (done: number) => void) => {
  const written: Written[] = [];
  let done = 0;
  const lane = async (own: readonly Conversation[], share: number): Promise<void> => {
    for (let left = share; left > 0; left -= BATCH) {
      const some = Array.from({ length: Math.min(BATCH, left) }, () => {
        const conversation = random.pick(own);
        const it = { id: newId(), conversation, text: `Resposta ${written.length}` };
        written.push(it);
        return it;
      });
      const requests = some.map(({ id, conversation, text }) => ({
        id: newId(),
        name: "send" as const,
        args: { conversationId: conversation.id, messageId: id, text },
      }));
      await until(120, () =>
        give(post, requests).then(
          () => true,
          () => null,
        ),
      );
      onWritten((done += some.length));
    }
  };
  await Promise.all(
    Array.from({ length: LANES }, (_, at) =>
      lane(
        conversations.filter((_it, index) => index % LANES === at),
        Math.floor(messages / LANES) + (at < messages % LANES ? 1 : 0),
      ),
    ),
  );
  return written;
};

const kill = async (product: Product): Promise<{ stop: () => Promise<void> }> => {
  const worker = product.servers.find((it) => it.name === "The Worker");
  if (!worker) throw new Error("the product has no Worker");
  process.kill(-worker.pid, "SIGKILL");
  await worker.ended;
  say("The Worker was killed; it starts again.");
  return startWorker(options);
};

const run = async (product: Product): Promise<string[]> => {
  const simulate = async (method: string, path: string, body?: object) => {
    const answer = await fetch(product.simulatorUrl + path, {
      method,
      ...(body && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`the simulator answered ${answer.status}: ${await answer.text()}`);
    return answer.json();
  };
  const post = await signIn(product.url);
  const conversations = await admit({ simulatorUrl: product.simulatorUrl, stateDir, post }, count);
  await simulate("PUT", "/sim/faults", { random: { seed, ...TROUBLE }, retryAfterSeconds: 1 });
  say(`${messages} replies to ${conversations.length} customers, seed ${seed}`);
  const restarts: Promise<{ stop: () => Promise<void> }>[] = [];
  const written = await writeAll(post, conversations, (done) => {
    if (done >= messages / 2 && restarts.length === 0) restarts.push(kill(product));
  });
  const again = await Promise.all(restarts);
  try {
    say("All are written; now they come to an end.");
    let said = -1;
    await until(minutes * 60, async () => {
      const ends = readEnds(stateDir);
      const left = written.filter((it) => !hasEnded(it, ends.get(it.id))).length;
      if (said !== left && left % 10 === 0) say(`${(said = left)} left`);
      await fetch(`${product.url}/cdn-cgi/local/scheduled`).catch(() => undefined);
      return left === 0 ? true : null;
    }).catch(() => say("Time is up."));
    const { sends } = (await simulate("GET", "/sim/log")) as { sends: { text: string }[] };
    const ends = readEnds(stateDir);
    for (const [key, of] of Map.groupBy(written, (it) => `${it.conversation.channel} ${ends.get(it.id)?.status}`))
      say(`${key}: ${of.length}`);
    return contradictions(written, ends, sends);
  } finally {
    for (const it of again) await it.stop();
  }
};

ensureSecrets();
if (!existsSync(join(ROOT, "dist/web"))) await mustRun(["node_modules/vite/bin/vite.js", "build"]);
await prepareState(stateDir);
const product = await startProduct(options);
try {
  const lines = await run(product);
  for (const it of lines) say(it);
  say(lines.length === 0 ? "All held." : `${lines.length} did not hold: seed ${seed}`);
  process.exitCode = lines.length === 0 ? 0 : 1;
} finally {
  await product.stop();
  await rm(stateDir, { recursive: true, force: true });
}
