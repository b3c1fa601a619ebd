import { env } from "cloudflare:workers";
import { newId } from "#shared/ids.ts";
import type { Metric } from "#shared/model/metrics.ts";
import { adaptersFor } from "../../../worker/channels/index.ts";
import { gatherer } from "../../../worker/services/gather.ts";
import { knownChannels } from "../../../worker/services/known-channels.ts";
import { MAX_BATCH_CHARS } from "../../../worker/services/receive-messages.ts";
import type { CommandTools, SendTools, WebhookTools } from "../../../worker/services/tools.ts";
import type { LoggedRow } from "../../../worker/store/change-log.ts";

/** What the Graph API was asked: the path, the bearer and the body. */
export type Asked = {
  path: string;
  token: string;
  body: { to?: string; recipient?: string; text: { body: string } } & Record<string, unknown>;
};
type Answer = Response | "no answer";

/**
 * The real database, with a clock that stands until it is moved, a Graph API that answers as told, and nobody woken: a
 * test wakes the sender itself.
 */
export const testTools = (graph: (asked: Asked) => Answer | Promise<Answer> = () => accepted()) => {
  const clock = { now: Date.now() };
  const asked: Asked[] = [];
  const told: LoggedRow[] = [];
  const woken: { conversationId?: string; block?: string; delayMs: number }[] = [];
  const fetcher = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const it: Asked = {
      path: new URL(request.url).pathname,
      token: request.headers.get("authorization") ?? "",
      body: await request.json(),
    };
    asked.push(it);
    const answer = await graph(it);
    if (answer === "no answer") throw new TypeError("the connection broke");
    return answer;
  };
  const wokenMedia: string[] = [];
  const afterwards: (() => Promise<void>)[] = [];
  const took: { metric: Metric; companyId: string; ms: number; times: number }[] = [];
  const deadLetters: string[] = [];
  const tools: WebhookTools & SendTools & CommandTools = {
    d1: env.DB,
    directory: null,
    now: () => clock.now,
    newId,
    random: () => 0.5,
    adapters: adaptersFor({ graphUrl: "http://graph.test", zapiUrl: "http://zapi.test" }, fetcher),
    channels: knownChannels(),
    gather: gatherer({
      maxChars: MAX_BATCH_CHARS,
      now: () => clock.now,
      sleep: (ms) => new Promise((go) => setTimeout(go, ms)),
    }),
    credentialsKey: env.CREDENTIALS_KEY,
    media: env.MEDIA,
    publicUrl: "https://prosa.test",
    shard: "DB",
    mediaSecret: env.SESSION_SECRET,
    tell: (rows) => void told.push(...rows),
    wake: (wakes, delayMs = 0) => void woken.push(...wakes.map((it) => ({ ...it, delayMs }))),
    sleep: async (ms) => void (clock.now += Math.max(0, ms)),
    wakeMedia: (ids) => void wokenMedia.push(...ids),
    afterwards: (work) => void afterwards.push(work),
    metrics: {
      took: (metric, companyId, ms, times = 1) => void took.push({ metric, companyId, ms, times }),
      deadLetter: (companyId) => void deadLetters.push(companyId),
      save: async () => {},
    },
    elsewhere: async () => [],
  };
  return { tools, clock, asked, told, woken, wokenMedia, afterwards, took, deadLetters };
};

export const accepted = (id = `wamid.${newId()}`): Response =>
  Response.json({ messaging_product: "whatsapp", contacts: [], messages: [{ id }] });

export const refusedWith = (status: number, error: object, headers: Record<string, string> = {}): Response =>
  Response.json({ error }, { status, headers });
