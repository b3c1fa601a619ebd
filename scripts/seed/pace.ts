import type { Beat } from "./beats.ts";
import { MINUTE, SECOND } from "./calendar.ts";
import type { Random } from "./random.ts";
import type { Slot } from "./slots.ts";

export type TimedBeat = Beat & { at: number };

/** Gives each beat its time, in epoch milliseconds, so that the slot's own time holds and nothing lies in the future. */
export const paced = (beats: readonly Beat[], slot: Slot, now: number, random: Random): TimedBeat[] => {
  let passed = 0;
  const offsets = beats.map((it, index) => (passed += it.pauseMs + usualGap(it, beats[index - 1], random)));
  const { index, at } = anchorOf(beats, slot);
  const anchor = offsets[index] ?? 0;
  const squeeze = Math.min(1, (now - at - SLACK_MS) / Math.max(1, passed - anchor));
  let before = 0;
  return beats.map((it, position) => {
    const offset = (offsets[position] ?? 0) - anchor;
    const wanted = at + (offset > 0 ? offset * squeeze : offset);
    // Providers tell the time of what customers send in seconds.
    const grain = it.is === "inbound" ? SECOND : 1;
    before = Math.floor(Math.max(wanted, before + grain) / grain) * grain;
    return { ...it, at: before };
  });
};

/** The last beats have come a moment ago at the latest. */
const SLACK_MS = 10 * SECOND;

/** Which beat happens at the time that the slot gives. */
const anchorOf = (beats: readonly Beat[], slot: Slot): { index: number; at: number } => {
  if (slot.state === "concluded") return { index: beats.length - 1, at: slot.concludedAt };
  const lastAnswer = beats.findLastIndex((it) => it.is === "outbound");
  if (slot.state === "queued") return { index: lastAnswer + 1, at: slot.waitingSince };
  return { index: beats.findLastIndex((it) => it.is === "inbound"), at: slot.lastInboundAt };
};

/** How long people take: to read and answer, to notice a new conversation, to write another line. */
const usualGap = (beat: Beat, previous: Beat | undefined, random: Random): number => {
  const between = (min: number, max: number) => random.int(min, max);
  if (!previous || beat.is === "seen") return SECOND;
  if (beat.is === "event") {
    if (beat.content.event === "reopened") return SECOND;
    return previous.is === "outbound" ? between(20 * SECOND, 6 * MINUTE) : between(MINUTE, 14 * MINUTE);
  }
  if (beat.is === previous.is) return between(5 * SECOND, 40 * SECOND);
  if (beat.is === "outbound") return between(25 * SECOND, 4 * MINUTE);
  return random.chance(0.15) ? between(15 * MINUTE, 70 * MINUTE) : between(20 * SECOND, 7 * MINUTE);
};
