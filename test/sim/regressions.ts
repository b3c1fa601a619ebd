import type { Happening } from "./scenario.ts";

/** A run that failed once, cut down to what it needed, and what was wrong. */
export type Regression = { what: string; seed: number; happenings: readonly Happening[] };

export const REGRESSIONS: readonly Regression[] = [
  {
    what: "a gain in one team's feed that overtakes the drop in another's leaves no hole in the thread",
    seed: 105,
    happenings: [
      { op: "access", draw: 319508059, afterMs: 70017 },
      { op: "say", draw: 2027915735, afterMs: 30 },
      { op: "openTab", draw: 1111640743, afterMs: 11342 },
      { op: "offline", draw: 251718057, afterMs: 4008 },
      { op: "start", draw: 1769431884, afterMs: 361 },
      { op: "start", draw: 1264674892, afterMs: 47 },
      { op: "access", draw: 73113903, afterMs: 21484 },
      { op: "transfer", draw: 967812927, afterMs: 1620 },
      { op: "start", draw: 2058641642, afterMs: 2094 },
      { op: "rest", draw: 1247194079, afterMs: 10487 },
    ],
  },
  {
    what: "a claim of a pad that is answered late does not take the pad away from its keeper",
    seed: 53,
    happenings: [
      { op: "offline", draw: 421563347, afterMs: 2951 },
      { op: "say", draw: 476162515, afterMs: 12 },
      { op: "online", draw: 1645416384, afterMs: 1633 },
      { op: "arm", draw: 687308458, afterMs: 2025 },
      { op: "cut", draw: 1074198356, afterMs: 322 },
      { op: "loseStorage", draw: 1578716478, afterMs: 10742 },
      { op: "arm", draw: 410133619, afterMs: 1448 },
      { op: "openPad", draw: 27691931, afterMs: 24 },
      { op: "wake", draw: 1435278045, afterMs: 82 },
      { op: "type", draw: 808422818, afterMs: 79493 },
      { op: "rest", draw: 2144982504, afterMs: 7169 },
    ],
  },
  {
    what: "a restored database is what clients show, also of what had gone on after the copy",
    seed: 210,
    happenings: [
      { op: "say", draw: 807570556, afterMs: 131635 },
      { op: "backup", draw: 180767548, afterMs: 348 },
      { op: "archive", draw: 644578944, afterMs: 2912 },
      { op: "point", draw: 386325098, afterMs: 385 },
      { op: "restore", draw: 28511128, afterMs: 1219 },
      { op: "burst", draw: 611270577, afterMs: 2895 },
      { op: "rest", draw: 1594224592, afterMs: 6203 },
    ],
  },
  {
    what: "a reset lists nothing that was visible only between two changes that the room heard of together",
    seed: 109,
    happenings: [
      { op: "burst", draw: 1497858417, afterMs: 2809 },
      { op: "start", draw: 2003911566, afterMs: 70023 },
      { op: "access", draw: 1847930503, afterMs: 3504 },
      { op: "arm", draw: 270714502, afterMs: 4390 },
      { op: "say", draw: 1831105693, afterMs: 52 },
      { op: "access", draw: 843387340, afterMs: 3124 },
      { op: "access", draw: 1490324342, afterMs: 365 },
      { op: "rest", draw: 818385121, afterMs: 62326 },
    ],
  },
  {
    what: "a cursor is not written for a scope that was lost while its facts waited for their turn",
    seed: 138,
    happenings: [
      { op: "arm", draw: 1595385713, afterMs: 269 },
      { op: "arm", draw: 385514659, afterMs: 45 },
      { op: "cut", draw: 1647479886, afterMs: 228 },
      { op: "offline", draw: 128898559, afterMs: 40366 },
      { op: "online", draw: 946220072, afterMs: 261 },
      { op: "cut", draw: 265619051, afterMs: 4312 },
      { op: "say", draw: 364205914, afterMs: 1441 },
      { op: "say", draw: 131006961, afterMs: 37029 },
      { op: "start", draw: 58563267, afterMs: 676 },
      { op: "sendDraft", draw: 435406461, afterMs: 13 },
      { op: "removeMember", draw: 1455482414, afterMs: 14 },
      { op: "removeMember", draw: 1996123349, afterMs: 28 },
      { op: "rest", draw: 1781264404, afterMs: 124442 },
    ],
  },
];
