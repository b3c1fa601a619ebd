import { createRandom } from "./engine/random.ts";
import { CUSTOMER_OPS } from "./ops/customers.ts";
import { PEOPLE_OPS } from "./ops/people.ts";
import type { Op } from "./ops/pick.ts";
import { TROUBLE_OPS } from "./ops/trouble.ts";
import { WRITER_OPS } from "./ops/writers.ts";

export const OPS = { ...CUSTOMER_OPS, ...PEOPLE_OPS, ...WRITER_OPS, ...TROUBLE_OPS } satisfies Record<string, Op>;
export type OpName = keyof typeof OPS;

/** One thing that happens: what, by which draws, and how long after the one before it, in milliseconds. */
export type Happening = { op: OpName | "rest"; draw: number; afterMs: number };

/** How often each happens, as compared with the others. */
const WEIGHTS: Record<OpName, number> = {
  say: 14,
  burst: 4,
  turnOutOne: 2,
  repeat: 3,
  mood: 2,
  start: 10,
  send: 12,
  conclude: 5,
  reopen: 3,
  read: 4,
  transfer: 8,
  retry: 2,
  archive: 1,
  unarchive: 1,
  block: 1.5,
  unblock: 1.5,
  access: 3,
  member: 3,
  removeMember: 2.5,
  removeUser: 0.3,
  look: 4,
  readThread: 4,
  search: 2,
  openPad: 9,
  type: 16,
  erase: 3,
  sendDraft: 3,
  addNote: 3,
  removeNote: 1,
  point: 2,
  undo: 2,
  arm: 22,
  openTab: 4,
  closeTab: 2,
  killTab: 3,
  dieWriting: 4,
  reload: 3,
  offline: 5,
  online: 7,
  wake: 2,
  cut: 6,
  hibernate: 4,
  restartRoom: 3,
  loseStorage: 1,
  loseAlarm: 1,
  ringEarly: 1,
  crashWorker: 2,
  sweep: 2,
  backup: 1,
  restore: 0.7,
  signOut: 0.7,
  signIn: 2,
};

const REST_EVERY = 40;

/** What happens in the run of a seed. Each happening draws for itself, so that leaving one out does not change the others. */
export const scenarioOf = (seed: number, count: number): Happening[] => {
  const random = createRandom(`scenario ${seed}`);
  return Array.from({ length: count }, (_, at): Happening => {
    const draw = random.int(2 ** 31);
    const pace = random.weighted({ now: 3, soon: 5, later: 2, muchLater: 0.4 });
    const [shortest, longest] = PACES[pace];
    const afterMs = Math.round(random.between(shortest, longest));
    const isRest = at === count - 1 || (at + 1) % REST_EVERY === 0;
    return { op: isRest ? "rest" : random.weighted(WEIGHTS), draw, afterMs };
  });
};

const PACES = { now: [0, 30], soon: [30, 400], later: [400, 4_000], muchLater: [4_000, 45_000] } as const;
