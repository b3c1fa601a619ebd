import type { Benchmark, Figure } from "../benchmark.ts";
import { startStage, type Stage } from "../live/stage.ts";
import { startIntake, type Intake } from "../ingest/intake.ts";
import { startPages, type Pages } from "../list/pages.ts";
import { interleave } from "../support/interleave.ts";
import { median } from "../support/statistics.ts";

const SIZES = ["1000", "10000", "100000"] as const;
type SizeName = (typeof SIZES)[number];
const ROUNDS = 3;
const ROUND_MS = 1_000;
const MESSAGES = 30;
const AGENTS = 50;
const ALLOWED = 1.3;

export const growth: Benchmark = {
  name: "growth",
  how: `The same company with 1,000, 10,000 and 100,000 conversations: what a webhook takes with 32 in flight, what it takes to
    a frame at one of ${AGENTS} agents' sockets, and what a first page takes; each beside itself at 1,000. All sizes in turn,
    medians of ${ROUNDS} rounds.`,
  run: async (tell) => [
    ...(await compare("webhook, 32 in flight", tell, startIngest)),
    ...(await compare(`webhook to frame, ${AGENTS} agents, p50`, tell, startLive)),
    ...(await compare("first page of a list", tell, startList)),
  ],
};

/** Something of one size that can be measured: what it takes in milliseconds, and how it is stopped. */
type Subject = { measure: () => Promise<number>; stop: () => Promise<void> };

const compare = async (
  what: string,
  tell: (line: string) => void,
  start: (conversations: number) => Promise<Subject>,
): Promise<Figure[]> => {
  const subjects: Partial<Record<SizeName, Subject>> = {};
  try {
    for (const size of SIZES) subjects[size] = await start(Number(size));
    const measure = (size: SizeName) => () => subjects[size]!.measure();
    for (const size of SIZES) await measure(size)();
    const times = await interleave(ROUNDS, {
      "1000": measure("1000"),
      "10000": measure("10000"),
      "100000": measure("100000"),
    });
    const first = { name: "with 1,000 conversations", value: median(times["1000"]) };
    tell(`${what}: ${SIZES.map((it) => median(times[it]).toFixed(1)).join(", ")} ms`);
    return [
      { what: `${what}, 10,000 conversations`, unit: "ms", ours: median(times["10000"]), other: first },
      {
        what: `${what}, 100,000 conversations`,
        unit: "ms",
        ours: median(times["100000"]),
        other: first,
        limit: { of: "ratio", atMost: ALLOWED },
      },
    ];
  } finally {
    for (const it of Object.values(subjects)) await it.stop();
  }
};

const startIngest = async (conversations: number): Promise<Subject> => {
  const intake: Intake = await startIntake({ conversations });
  return {
    measure: async () => 1_000 / (await intake.load("ours", ROUND_MS, 32)).perSecond,
    stop: intake.stop,
  };
};

const startLive = async (conversations: number): Promise<Subject> => {
  const stage: Stage = await startStage({ conversations, agents: 200, hasFloor: false });
  await stage.admit(AGENTS);
  return { measure: async () => median(await stage.times("ours", MESSAGES)), stop: stage.stop };
};

const startList = async (conversations: number): Promise<Subject> => {
  const pages: Pages = await startPages({ conversations, agents: 200 });
  return { measure: async () => 1_000 / (await pages.load("ours", ROUND_MS, 1)).perSecond, stop: pages.stop };
};
