import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, it } from "vitest";
import { decideInbound } from "../../../worker/services/decide-inbound.ts";
import { receiveMessages, settle } from "../../../worker/services/receive-messages.ts";
import { toRow } from "../../../worker/services/to-row.ts";
import { appendMessages } from "../../../worker/store/inbound/append.ts";
import { readInboundState } from "../../../worker/store/inbound/state.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import {
  inboundWorld,
  messagesOf,
  receiverOf,
  settleIn,
  type InboundWorld,
} from "../../support/worker/inbound-world.ts";
import { channelOf } from "../../support/worker/items.ts";
import { rowsOf, sql } from "../../support/worker/put.ts";
import { testTools } from "../../support/worker/tools.ts";

/** What a company holds after messages came in, with names instead of ids. */
const outcomeOf = async ({ id }: Company) => ({
  contacts:
    await rowsOf(sql`select name, phone, search, blocked_at is null as is_free, archived_at is null as is_active,
      refused_count, (select group_concat(x, ' ') from (select i.external_id as x from contact_identities i
        where i.contact_id = k.id order by i.external_id)) as identities
    from contacts k where company_id = ${id} order by identities`),
  conversations:
    await rowsOf(sql`select c.state, a.name as attendant, c.version, c.unread, c.preview, c.last_message_at,
      c.last_inbound_at, c.waiting_since, c.concluded_at,
      (select group_concat(x, ' ') from (select i.external_id as x from contact_identities i
        where i.contact_id = c.contact_id order by i.external_id)) as identities
    from conversations c left join users a on a.id = c.attendant_id where c.company_id = ${id} order by identities, c.created_at, c.id`),
  messages:
    await rowsOf(sql`select m.provider_id, m.kind, m.text, m.content, iif(m.kind = 'event', 0, m.at) as at, m.direction
    from messages m where m.company_id = ${id} order by m.provider_id, m.kind, m.text`),
  log: await rowsOf(sql`select l.version, l.fact ->> '$.conversation.contact.phone' as phone,
      l.audience_before ->> 'state' as before, l.audience_after ->> 'state' as after
    from change_log l where l.company_id = ${id} and l.scope like 'team-%'
    order by l.conversation_id, l.version`).then((rows) => rows.map((it) => JSON.stringify(it)).sort()),
});

it("a batch on the hot path ends as its messages do one by one through `decideInbound`", async () => {
  await fc.assert(
    fc.asyncProperty(inboundWorld, async (world) => {
      const [batched, single] = [await foundCompany(), await foundCompany()];
      const { tools, clock } = testTools();
      // Messages that share a provider's id are one: which of them is stored is told by the order alone.
      const ordered = { ...world, messages: [...new Map(world.messages.map((it) => [it.id, it])).values()] };
      for (const company of [batched, single]) await settleIn(company, world, clock.now);
      await receiveMessages(tools, await channelOf(batched), messagesOf(batched, ordered, clock.now));
      for (const it of messagesOf(single, { ...ordered, messages: hotFirst(ordered) }, clock.now)) {
        await settle(tools, receiverOf(single), toRow(tools, it));
      }
      expect(await outcomeOf(batched)).toEqual(await outcomeOf(single));
    }),
    { numRuns: 40 },
  );
}, 120_000);

/** The order in which a batch is stored: what the hot path takes first, then the rest, each in the order given. */
const hotFirst = ({ customers, messages }: InboundWorld): InboundWorld["messages"] => {
  const isHot = ({ phoneOf, userOf, hasUser }: InboundWorld["messages"][number]) => {
    const hasUserId = phoneOf === null || hasUser;
    const who = [...(phoneOf === null ? [] : [phoneOf]), ...(hasUserId ? [userOf] : [])];
    const isKnownBy = (n: number, kind: string) => [kind, "both"].includes(customers[n]?.known ?? "not");
    const isKnown = (phoneOf === null || isKnownBy(phoneOf, "phone")) && (!hasUserId || isKnownBy(userOf, "user"));
    const { isBlocked, isArchived, conversation } = customers[who[0] ?? 0]!;
    return new Set(who).size === 1 && isKnown && !isBlocked && !isArchived && ["queued", "open"].includes(conversation);
  };
  return [...messages.filter(isHot), ...messages.filter((it) => !isHot(it))];
};

it("the hot path stores a message exactly where `decideInbound` says, when there is nothing else to decide", async () => {
  await fc.assert(
    fc.asyncProperty(inboundWorld, async (world) => {
      const company = await foundCompany();
      const { tools, clock } = testTools();
      await settleIn(company, world, clock.now);
      const to = receiverOf(company);
      for (const message of messagesOf(company, world, clock.now).map((it) => toRow(tools, it))) {
        const state = await readInboundState(env.DB, to, message);
        const decision = decideInbound(state, clock.now);
        const { stored: kept, rows } = await appendMessages(env.DB, to, [message], clock.now);
        const isPlain =
          decision.outcome === "stored" &&
          decision.into.conversation === "live" &&
          !decision.reactivates &&
          decision.learn.length === 0 &&
          new Set(state.owners).size === 1;
        expect(kept.has(message.id)).toBe(isPlain);
        const [stored] = await rowsOf(sql`select conversation_id from messages where id = ${message.id}`);
        expect(stored?.conversation_id).toBe(
          isPlain && decision.into.conversation === "live" ? decision.into.id : undefined,
        );
        expect(rows.length).toBe(isPlain ? 1 : 0);
      }
    }),
    { numRuns: 40 },
  );
}, 120_000);
