import { createHmac } from "node:crypto";
import type { Loop } from "../engine/loop.ts";
import type { Random } from "../engine/random.ts";
import type { Http } from "./http.ts";
import { APP_SECRET } from "./secrets.ts";

/** A customer of the company's, as the provider tells of them: by a number, a user id, or both. */
export type Customer = { phone: string | null; userId: string | null; name: string };

/** A message that a customer has written. */
export type Said = { id: string; customer: Customer; text: string; at: number };

export type Channel = { id: string; phoneNumberId: string; wabaId: string };

/** What the provider says of the next send, instead of taking it. */
export type Mood = "busy" | "broken" | "refuses";

export type ProviderParts = {
  loop: Loop;
  random: Random;
  http: Http;
  channel: Channel;
  post: (path: string, headers: Record<string, string>, body: string) => Promise<Response>;
  log: (line: string) => void;
};

const RETRY_MS = [500, 2_000, 5_000, 15_000, 30_000];
const STATUSES = ["sent", "delivered", "read"] as const;

export type Provider = ReturnType<typeof createProvider>;

/** The provider: takes sends over HTTP, tells of customers' messages and of statuses by signed webhooks, again until 200. */
export const createProvider = ({ loop, random, http, channel, post, log }: ProviderParts) => {
  const moods: Mood[] = [];
  /** How often each message of ours was taken. */
  const taken = new Map<string, number>();
  const said: Said[] = [];
  const acknowledged = new Set<Said>();
  let count = 0;
  let waiting = 0;
  let restores = 0;

  const deliver = (what: string, value: object, onAcknowledged: () => void, tries = 0): void => {
    waiting += 1;
    const before = restores;
    const body = JSON.stringify(bodyOf(channel, value));
    const signature = `sha256=${createHmac("sha256", APP_SECRET).update(body).digest("hex")}`;
    const headers = { "x-hub-signature-256": signature, "content-type": "application/json" };
    const again = (): void => {
      const pause = RETRY_MS[Math.min(tries, RETRY_MS.length - 1)] as number;
      loop.always(pause, () => {
        waiting -= 1;
        deliver(what, value, onAcknowledged, tries + 1);
      });
    };
    const serve = () => post(`/webhooks/whatsapp/${channel.id}`, headers, body);
    void http({ site: "webhook", what, serve }).then((response) => {
      if (!response.ok) return again();
      waiting -= 1;
      // What a database that is no more has stored is not asked for.
      if (before === restores) onAcknowledged();
    }, again);
  };

  const tellOf = (messages: readonly Said[]): void =>
    deliver(
      `webhook of ${messages.length}`,
      { contacts: messages.map(contactOf), messages: messages.map(messageOf) },
      () => messages.forEach((it) => acknowledged.add(it)),
    );

  const tellStatus = (id: string, status: string, echo: string): void => {
    const at = String(Math.floor(loop.now / 1_000));
    deliver(
      `status ${status}`,
      { statuses: [{ id, status, timestamp: at, biz_opaque_callback_data: echo }] },
      () => {},
    );
  };

  /** Statuses come in any order, and now and then twice. */
  const tellStatuses = (id: string, echo: string): void => {
    for (const [at, status] of STATUSES.slice(0, 1 + random.int(3)).entries()) {
      loop.always(at * 400 + random.between(50, 1_500), () => tellStatus(id, status, echo));
      if (random.chance(0.15)) loop.always(random.between(500, 4_000), () => tellStatus(id, status, echo));
    }
  };

  return {
    taken,
    said,
    acknowledged,
    /** The database is an earlier one again. */
    restored: (): void => void (restores += 1),

    isQuiet: (): boolean => waiting === 0,
    mood: (next: Mood): void => void moods.push(next),
    calm: (): void => void (moods.length = 0),

    /** A customer writes; told of at once. */
    say: (messages: readonly Omit<Said, "id" | "at">[]): void => {
      const now = messages.map((it) => ({ ...it, id: `wamid.${(count += 1)}`, at: Math.floor(loop.now / 1_000) }));
      said.push(...now);
      tellOf(random.chance(0.2) ? now.toReversed() : now);
    },

    /** Tells of what was said before once more. */
    repeat(): void {
      const some = [random.pick(said), random.pick(said)].filter((it) => it !== undefined);
      if (some.length > 0) tellOf(some);
    },

    /** Sends, and whom a number blocks; nothing else is asked of it here. */
    async serve(request: Request): Promise<Response> {
      const { pathname } = new URL(request.url);
      const mood = moods.shift();
      if (mood) log(`the provider ${mood}`);
      if (mood === "busy") return Response.json({ error: { code: 130_429 } }, { status: 429 });
      if (mood === "broken") return Response.json({ error: { code: 131_000 } }, { status: 500 });
      if (mood === "refuses") return Response.json({ error: { code: 131_026, message: "no" } }, { status: 400 });
      if (pathname.endsWith("/block_users")) return Response.json({ messaging_product: "whatsapp", block_users: {} });
      if (!pathname.endsWith("/messages")) throw new TypeError(`the provider has no ${pathname}`);
      const { biz_opaque_callback_data: messageId } = (await request.json()) as { biz_opaque_callback_data: string };
      taken.set(messageId, (taken.get(messageId) ?? 0) + 1);
      const id = `wamid.out.${(count += 1)}`;
      tellStatuses(id, messageId);
      return Response.json({ messaging_product: "whatsapp", messages: [{ id }] });
    },
  };
};

const contactOf = ({ customer }: Said) => ({
  profile: { name: customer.name },
  ...(customer.phone ? { wa_id: customer.phone } : {}),
  ...(customer.userId ? { user_id: customer.userId } : {}),
});

const messageOf = ({ id, customer, text, at }: Said) => ({
  ...(customer.phone ? { from: customer.phone } : {}),
  ...(customer.userId ? { from_user_id: customer.userId } : {}),
  id,
  timestamp: String(at),
  type: "text",
  text: { body: text },
});

const bodyOf = (channel: Channel, value: object) => ({
  object: "whatsapp_business_account",
  entry: [
    {
      id: channel.wabaId,
      changes: [
        {
          field: "messages",
          value: {
            messaging_product: "whatsapp",
            metadata: { display_phone_number: "551130000001", phone_number_id: channel.phoneNumberId },
            ...value,
          },
        },
      ],
    },
  ],
});
