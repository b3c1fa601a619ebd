import type { GaugeAnswer } from "#shared/protocol/api.ts";

/** What a customer's message, a report or an event can come to, as the gauge shows it. */
export const FATES = ["stored", "known", "repeated", "ignored", "blocked", "dead"] as const;
export type Fate = (typeof FATES)[number];

export type GaugeRow = { day: string; received: number } & Record<Fate, number>;

const FATE_OF: Record<string, Fate> = {
  stored: "stored",
  repeated: "repeated",
  status_stale: "repeated",
  blocked: "blocked",
  dead_letter: "dead",
};

/** A channel's days, newest first. An outcome that is none of the others was understood, and changed something known. */
export const gaugeRows = (gauge: GaugeAnswer, channelId: string): GaugeRow[] =>
  gauge.items
    .filter((it) => it.channelId === channelId)
    .map(({ day, received, outcomes }) => {
      const row: GaugeRow = { day, received, stored: 0, known: 0, repeated: 0, ignored: 0, blocked: 0, dead: 0 };
      for (const [name, count] of Object.entries(outcomes)) row[fateOf(name)] += count;
      return row;
    })
    .sort((a, b) => b.day.localeCompare(a.day));

/** Whether everything that came in is accounted for. */
export const isWhole = (row: GaugeRow): boolean => row.received === FATES.reduce((sum, fate) => sum + row[fate], 0);

const fateOf = (outcome: string): Fate => (outcome.startsWith("ignored:") ? "ignored" : (FATE_OF[outcome] ?? "known"));
