import type { AgentName, TeamName } from "./company.ts";

/** How an open conversation stands: answered, or waiting for an answer, seen by its attendant or not. */
export type Ending = "answered" | "seen" | "unseen";

/** What became of the last answer, where it did not simply arrive. */
export type Mishap = "failed" | "unknown";

/** The queues, with the minutes that each customer has waited. */
export const QUEUED: readonly [TeamName, minutes: number, "handed over"?][] = [
  ["Vendas", 1],
  ["Vendas", 4],
  ["Vendas", 9],
  ["Vendas", 22],
  ["Vendas", 47],
  ["Vendas", 95],
  ["Suporte", 3],
  ["Suporte", 17, "handed over"],
  ["Suporte", 58],
  ["Suporte", 118],
  ["VIP", 2],
  ["VIP", 33],
];

export type OpenFacts = readonly [AgentName, TeamName, Ending, minutesSinceInbound: number, Mishap?];

/** Open conversations. Those whose customer wrote last more than a day (1,440 minutes) ago show WhatsApp's closed window. */
export const OPEN: readonly OpenFacts[] = [
  ["bruno", "Vendas", "answered", 12],
  ["bruno", "Vendas", "unseen", 3],
  ["bruno", "Vendas", "answered", 1_760],
  ["bruno", "VIP", "seen", 26],
  ["bruno", "VIP", "answered", 410],
  ["carla", "Vendas", "unseen", 6],
  ["carla", "Vendas", "answered", 21],
  ["carla", "Vendas", "answered", 190, "failed"],
  ["carla", "Vendas", "seen", 64],
  ["carla", "Suporte", "unseen", 15],
  ["carla", "Suporte", "answered", 95],
  ["carla", "Suporte", "answered", 2_950],
  ["diego", "Vendas", "answered", 8],
  ["diego", "Vendas", "unseen", 2],
  ["diego", "Vendas", "seen", 1_590],
  ["diego", "Vendas", "answered", 720],
  ["diego", "Suporte", "answered", 33, "unknown"],
  ["diego", "Suporte", "unseen", 41],
  ["elisa", "Suporte", "answered", 52],
  ["elisa", "Suporte", "unseen", 11],
  ["elisa", "VIP", "unseen", 5],
  ["elisa", "VIP", "answered", 130],
  ["elisa", "VIP", "answered", 300],
  ["elisa", "VIP", "answered", 4_400],
  ["ana", "Suporte", "unseen", 19],
  ["ana", "Suporte", "answered", 240],
];

/** Those of the simulator's customers, in its order. */
export const PLAYED: readonly OpenFacts[] = [
  ["carla", "Vendas", "unseen", 1],
  ["diego", "Suporte", "answered", 28],
  ["bruno", "VIP", "seen", 17],
];

/** Of someone who was blocked for it. */
export const UNWANTED: OpenFacts = ["carla", "Vendas", "unseen", 200];

/** Who attended the past's conversations, in turn. */
export const ATTENDED: Record<TeamName, { count: number; by: readonly AgentName[] }> = {
  Vendas: { count: 29, by: ["carla", "diego", "bruno", "carla", "diego"] },
  Suporte: { count: 25, by: ["diego", "elisa", "carla", "ana"] },
  VIP: { count: 12, by: ["elisa", "bruno", "elisa"] },
};
