import { expect, it } from "vitest";
import type { ChannelKind } from "#shared/model/channel.ts";
import { newId } from "#shared/ids.ts";
import { sweep } from "../../../worker/jobs/sweep.ts";
import { sendDue } from "../../../worker/services/send-due.ts";
import { applyStatuses } from "../../../worker/store/statuses.ts";
import { addAddress } from "../../support/worker/address.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { reply, runAs } from "../../support/worker/outbox.ts";
import { putConversation, rowsOf, sql } from "../../support/worker/put.ts";
import { testTools } from "../../support/worker/tools.ts";
import { SenderDied, type Taken, troubledProvider } from "../../support/worker/troubled-provider.ts";

const CONVERSATIONS = 12;
const REPLIES = 10;
/** Long enough for the last of eight attempts, with an hour's worth of sweeps in between. */
const MINUTES = 60;

type Ended = { id: string; conversation_id: string; status: string; failure: string | null };

/** Carla's conversations on a channel of that kind with so many replies each, sent in spite of every trouble to the end. */
const live = async (kind: ChannelKind, seed: number) => {
  const company = await foundCompany();
  await rowsOf(sql`update channels set kind = ${kind} where id = ${company.channel.id}`);
  const provider = troubledProvider(kind, seed);
  const all = testTools();
  const tools = { ...all.tools, random: provider.random, adapters: { [kind]: provider.adapter } };
  const ids: string[] = [];
  for (let at = 0; at < CONVERSATIONS; at++) {
    const { id, contactId } = await putConversation(company, { team: "vendas", state: "open", attendant: "carla" });
    await addAddress(company, contactId, `55119000000${String(at).padStart(2, "0")}`);
    for (let text = 0; text < REPLIES; text++) {
      all.clock.now += 1;
      await reply(tools, company, id, `${text}`);
    }
    ids.push(id);
  }
  const wake = (id: string) =>
    sendDue(tools, id).catch((error: unknown) => {
      if (!(error instanceof SenderDied)) throw error;
    });
  for (let minute = 0; minute < MINUTES; minute++) {
    // Queues give a wake-up twice, and two at once.
    const woken = ids.filter(() => provider.random() < 0.8);
    await Promise.all([...woken, ...woken.filter(() => provider.random() < 0.2)].map(wake));
    if (kind === "whatsapp") await report(company, provider.reports, provider.random);
    all.clock.now += 60_000;
    await sweep(tools);
  }
  const ended = await rowsOf<Ended>(
    sql`select id, conversation_id, status, failure from messages
      where company_id = ${company.id} and direction = 'out' order by at, id`,
  );
  return { company, provider, tools, ended, wake };
};

/** Statuses come in any order, some twice, some a minute late. */
const report = async (company: Company, reports: Taken[], random: () => number) => {
  const now = reports.splice(0).filter((it) => random() < 0.7 || void reports.push(it));
  const twice = now.flatMap((it) => (random() < 0.2 ? [it, it] : [it])).toSorted(() => random() - 0.5);
  const statuses = twice.map(({ providerId, messageId }) => ({
    providerId,
    messageId,
    status: "delivered" as const,
    failure: null,
    pricing: null,
  }));
  await applyStatuses(testTools().tools.d1, company.channel.id, statuses, { batchId: newId(), now: Date.now() });
};

/** Of each conversation what was taken, in the order in which it was, is in the order in which it was written. */
const expectOrder = (taken: readonly Taken[], ended: readonly Ended[]) => {
  const place = new Map(ended.map((it, at) => [it.id, at]));
  for (const ofOne of Map.groupBy(taken, (it) => it.to).values()) {
    const places = ofOne.map((it) => place.get(it.messageId) ?? -1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  }
};

const countsOf = (taken: readonly Taken[]) => Map.groupBy(taken, (it) => it.messageId);

it.each([1, 2])(
  "on WhatsApp each message is delivered once, or failed with a reason, none twice, in order (seed %i)",
  { timeout: 240_000 },
  async (seed) => {
    const { ended, provider } = await live("whatsapp", seed);
    const times = countsOf(provider.taken);
    expect(ended.length).toBe(CONVERSATIONS * REPLIES);
    expect([...times].filter(([, of]) => of.length > 1)).toEqual([]);
    for (const { id, status, failure } of ended) {
      const isTaken = times.has(id);
      expect({ id, status, hasReason: failure !== null }).toEqual(
        isTaken ? { id, status: "delivered", hasReason: false } : { id, status: "failed", hasReason: true },
      );
    }
    expectOrder(provider.taken, ended);
  },
);

it.each([4])(
  "on Z-API a lost answer ends as unknown, and is sent again only when a person says so (seed %i)",
  { timeout: 240_000 },
  async (seed) => {
    const { company, ended, provider, tools, wake } = await live("zapi", seed);
    const times = countsOf(provider.taken);
    expect([...times].filter(([, of]) => of.length > 1)).toEqual([]);
    const unknown = ended.filter((it) => it.status === "unknown");
    expect(unknown.length).toBeGreaterThan(0);
    for (const { id, status, failure } of ended) {
      const isTaken = times.has(id);
      const ends = status === "sent" ? isTaken : status === "unknown" || (status === "failed" && !isTaken);
      expect({ id, ends, hasReason: failure !== null }).toEqual({ id, ends: true, hasReason: status !== "sent" });
    }
    expectOrder(provider.taken, ended);
    const [one] = unknown as [Ended];
    const before = provider.taken.length;
    await wake(one.conversation_id);
    expect(provider.taken.length).toBe(before);
    await runAs(tools, company, "carla", "retry", { conversationId: one.conversation_id, messageId: one.id });
    const [row] = await rowsOf<{ status: string }>(sql`select status from messages where id = ${one.id}`);
    expect(row?.status).toBe("queued");
  },
);
