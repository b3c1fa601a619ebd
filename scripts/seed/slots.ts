import { MINUTE, whileAwake, workingTime } from "./calendar.ts";
import type { AgentName, TeamName } from "./company.ts";
import type { Random } from "./random.ts";
import { ATTENDED, type Ending, type Mishap, OPEN, type OpenFacts, PLAYED, QUEUED, UNWANTED } from "./standing.ts";

/** A conversation to be filled with a customer and a dialogue. Times are epoch milliseconds. */
export type Slot = { team: TeamName; with: "usual" | "played" | "unwanted" } & (
  | {
      state: "queued";
      waitingSince: number;
      /** Transferred there after another team's answer; the others were never answered. */
      isHandedOver: boolean;
    }
  | { state: "open"; attendant: AgentName; ending: Ending; lastInboundAt: number; mishap?: Mishap }
  | { state: "concluded"; attendant: AgentName | null; concludedAt: number; wasReopened: boolean }
);
export type SlotOf<State extends Slot["state"]> = Extract<Slot, { state: State }>;

/** Hours since the conclusions of today; the others are one to thirty days old. */
const TODAY = [0.7, 1.5, 3, 5, 7, 10];

/** Every conversation of the WhatsApp channel, the concluded ones newest first. */
export const slotsAt = (now: number, random: Random): Slot[] => {
  const open = ([attendant, team, ending, minutes, mishap]: OpenFacts) => ({
    state: "open" as const,
    team,
    attendant,
    ending,
    lastInboundAt: saidAt(now, minutes),
    ...(mishap && { mishap }),
  });
  const past = random.shuffled(
    Object.entries(ATTENDED).flatMap(([team, { count, by }]) =>
      Array.from({ length: count }, (_, index) => ({
        team: team as TeamName,
        attendant: by[index % by.length] as AgentName,
      })),
    ),
  );
  return [
    ...QUEUED.map(([team, minutes, handedOver]): Slot => ({
      state: "queued",
      team,
      with: "usual",
      waitingSince: now - minutes * MINUTE,
      isHandedOver: handedOver !== undefined,
    })),
    ...OPEN.map((it): Slot => ({ ...open(it), with: "usual" })),
    ...PLAYED.map((it): Slot => ({ ...open(it), with: "played" })),
    { ...open(UNWANTED), with: "unwanted" },
    ...past.map((it, index): Slot => ({
      ...it,
      state: "concluded",
      with: "usual",
      concludedAt: concludedAt(now, index, random),
      wasReopened: index % 16 === 9,
    })),
    unwanted(workingTime(now, 9, random), null),
    unwanted(workingTime(now, 17, random), "diego"),
  ];
};

/** What is hours old happened by day; what is new is as new as it says, whenever the company is made. */
const saidAt = (now: number, minutes: number): number => {
  const at = now - minutes * MINUTE;
  return minutes > 120 ? whileAwake(at) : at;
};

const unwanted = (at: number, attendant: AgentName | null): Slot => ({
  state: "concluded",
  team: "Vendas",
  attendant,
  with: "unwanted",
  concludedAt: at,
  wasReopened: false,
});

const RECENT = 18;

const concludedAt = (now: number, index: number, random: Random): number => {
  const hours = TODAY[index];
  if (hours !== undefined) return saidAt(now, hours * 60);
  if (index < RECENT) return workingTime(now, 1 + (index % 2), random);
  return workingTime(now, 3 + Math.floor((index - RECENT) / 1.9), random);
};
