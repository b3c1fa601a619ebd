import type { Customer, Customers } from "./customers.ts";
import { cut } from "./cut.ts";
import type { Dialogue, Line } from "./dialogue.ts";
import { SALES } from "./dialogues/sales.ts";
import { SOCIAL } from "./dialogues/social.ts";
import { SUPPORT } from "./dialogues/support.ts";
import { UNWANTED } from "./dialogues/unwanted.ts";
import { VIP } from "./dialogues/vip.ts";
import { workingTime } from "./calendar.ts";
import type { ChannelId, TeamName } from "./company.ts";
import type { Random } from "./random.ts";
import { type Slot, slotsAt } from "./slots.ts";

/** Who talks about what, how far, and where. */
export type Scene = { slot: Slot; channel: ChannelId; customer: Customer; dialogue: Dialogue; lines: Line[] };

const DIALOGUES: Record<TeamName, readonly Dialogue[]> = { Vendas: SALES, Suporte: SUPPORT, VIP };

/** Every conversation of the company. Who is in two of them comes back after at least a week. */
export const castAt = (now: number, customers: Customers, random: Random): Scene[] => {
  const deal = dealer(random);
  const slots = slotsAt(now, random);
  const usual = [...customers.usual];
  const returning = [...customers.played, ...customers.usual];
  const waiting = { played: [...customers.played], unwanted: [...customers.unwanted] };
  const unwanted = [...UNWANTED];
  const scenes = slots.map((slot): Scene => {
    if (slot.with === "unwanted") {
      return { slot, channel: "demo-whatsapp", customer: take(waiting.unwanted), ...whole(take(unwanted)) };
    }
    const customer = slot.with === "played" ? take(waiting.played) : (usual.shift() ?? take(returning));
    return { slot, channel: "demo-whatsapp", customer, ...deal(DIALOGUES[slot.team], customer, slot) };
  });
  return [...scenes, ...elsewhere(now, customers, random, deal)];
};

/** A few conversations of the other channels, concluded. */
const elsewhere = (now: number, { social, usual }: Customers, random: Random, deal: Deal): Scene[] => {
  const scene = (channel: ChannelId, team: TeamName, customer: Customer, daysAgo: number): Scene => {
    const attendant = random.pick(["carla", "diego"] as const);
    const concludedAt = workingTime(now, daysAgo, random);
    const slot: Slot = { state: "concluded", team, with: "usual", attendant, concludedAt, wasReopened: false };
    return { slot, channel, customer, ...deal(channel === "demo-zapi" ? SUPPORT : SOCIAL, customer, slot, channel) };
  };
  return [
    ...social.map((it, index) => scene(index < 3 ? "demo-instagram" : "demo-messenger", "Vendas", it, 1 + 4 * index)),
    ...usual.slice(-2).map((it, index) => scene("demo-zapi", "Suporte", it, 2 + 5 * index)),
  ];
};

type Deal = (
  deck: readonly Dialogue[],
  customer: Customer,
  slot: Slot,
  channel?: ChannelId,
) => { dialogue: Dialogue; lines: Line[] };

/** Deals the dialogue that suits and was dealt least often, so that hardly anything is heard twice. */
const dealer = (random: Random): Deal => {
  const dealt = new Map<Dialogue, number>();
  return (deck, customer, slot, channel = "demo-whatsapp") => {
    const suitable = random.shuffled(deck).flatMap((dialogue) => {
      const lines = suits(dialogue, customer, channel) ? cut(dialogue, slot, random) : null;
      return lines ? [{ dialogue, lines, times: dealt.get(dialogue) ?? 0 }] : [];
    });
    const { dialogue, lines } = take(suitable.toSorted((a, b) => a.times - b.times));
    dealt.set(dialogue, (dealt.get(dialogue) ?? 0) + 1);
    return { dialogue, lines };
  };
};

const suits = ({ asks, lines }: Dialogue, { gender, city }: Customer, channel: ChannelId): boolean =>
  (!asks.woman || gender === "f") &&
  (!asks.local || city === "São Paulo") &&
  (channel !== "demo-zapi" || lines.every((it) => it.from !== "transfer"));

const whole = (dialogue: Dialogue) => ({ dialogue, lines: dialogue.lines });

const take = <T>(from: T[]): T => {
  const first = from.shift();
  if (first === undefined) throw new Error("the demo company has too few customers or dialogues");
  return first;
};
