import type { CommandRequest, CommandResult } from "#shared/commands/index.ts";
import type { Id } from "#shared/ids.ts";
import type { Api } from "./api.ts";
import { type Course, createCourse } from "./course.ts";
import { type Answer, type Failure, isPassing } from "./http.ts";
import { lanesOf } from "./lanes.ts";
import type { Outbox, Settlement } from "./outbox.ts";
import type { OutboxItem } from "./outbox-item.ts";
import type { Ports } from "./ports.ts";
import { createSilence } from "./silence.ts";

export type FlusherParts = Pick<Ports, "clock" | "random"> & {
  api: Pick<Api, "commands">;
  outbox: Pick<Outbox, "unsent" | "settle">;
  serverNow: () => number;
  /** After a refusal: the conversation as the server has it, undefined when it did not say, null when it is not visible. */
  onRefused: (conversationId: Id, current: Extract<CommandResult, { ok: false }>["current"] | null) => void;
};

/** How many requests are under way at once, at most. */
const IN_FLIGHT = 6;

/** Sends what waits in the outbox, each lane in order and by itself, again until the server has answered. */
export const createFlusher = ({ api, outbox, clock, random, serverNow, onRefused }: FlusherParts) => {
  const courses = new Map<string, Course>();
  const silence = createSilence(random);
  let inFlight = 0;
  let isStopped = false;
  let cancelWait = (): void => {};

  /** Starts what may start now, and waits for what may start later. */
  const pump = (): void => {
    cancelWait();
    if (isStopped) return;
    const lanes = lanesOf(outbox.unsent());
    for (const [lane, course] of courses) if (!lanes.has(lane) && !course.isBusy()) courses.delete(lane);
    const idle = [...lanes]
      .map(([lane, items]) => ({ course: courseOf(lane), items }))
      .filter(({ course }) => !course.isBusy())
      // Who probes a silent server is another lane each time: one that only seems to meet silence holds up no other.
      .sort((a, b) => a.course.misses() - b.course.misses());
    for (const { course, items } of idle) {
      if (inFlight >= (silence.isOn() ? 1 : IN_FLIGHT)) return;
      if (dueAt(course) <= clock.now()) void send(course, items.slice(0, course.limit()));
    }
    const next = Math.min(...idle.filter(({ course }) => !course.isBusy()).map(({ course }) => dueAt(course)));
    if (next < Infinity) cancelWait = clock.after(next - clock.now(), pump);
  };

  const courseOf = (lane: string): Course => {
    const course = courses.get(lane) ?? createCourse(random);
    courses.set(lane, course);
    return course;
  };

  const dueAt = (course: Course): number => Math.max(course.notBefore(), silence.until());

  const send = async (course: Course, batch: readonly OutboxItem[]): Promise<void> => {
    course.begin();
    inFlight += 1;
    const round = silence.round();
    try {
      const waitedMs = serverNow() - Math.min(...batch.map((it) => it.at));
      const answer = await api.commands(batch.map(requestOf), waitedMs);
      if (!isStopped) await take(course, batch, answer, round);
    } catch {
      // The answer could not be written down. The same commands sent again get the same answer.
      course.pause(clock.now());
    } finally {
      course.end();
      inFlight -= 1;
      pump();
    }
  };

  const take = async (
    course: Course,
    batch: readonly OutboxItem[],
    answer: Answer<{ results: CommandResult[] }>,
    round: number,
  ): Promise<void> => {
    if (!answer.ok && isPassing(answer.code)) {
      course.missed();
      return silence.failed(round, clock.now(), answer.retryAfterMs);
    }
    silence.end();
    if (!answer.ok) return fail(course, batch, answer);
    const { settlement, isCut } = settlementOf(batch, answer.value.results);
    await outbox.settle(settlement);
    for (const it of answer.value.results) if (!it.ok && !isPassing(it.error.code)) reportRefusal(batch, it);
    if (isCut) course.pause(clock.now());
    else course.succeeded();
  };

  /** The server could not, or would not, digest the request as a whole. */
  const fail = async (course: Course, batch: readonly OutboxItem[], { code, retryAfterMs }: Failure): Promise<void> => {
    const [first] = batch;
    const isServersFault = code === "internal";
    if (batch.length === 1 && first && code !== "offline" && (!isServersFault || course.losesPatience()))
      return outbox.settle({ answered: [], refused: [[first, code]] });
    course.isolate();
    if (isServersFault) course.pause(clock.now(), retryAfterMs);
  };

  const reportRefusal = (batch: readonly OutboxItem[], it: Extract<CommandResult, { ok: false }>): void => {
    const conversationId = batch.find(({ id }) => id === it.id)?.conversationId;
    if (conversationId) onRefused(conversationId, it.error.code === "not_found" && !it.error.field ? null : it.current);
  };

  return {
    /** Something may wait: it is sent, unless the server is silent or has yet to be left alone. */
    kick: pump,

    /** The server may be reachable again: it is tried at once. */
    reach(): void {
      silence.mayBeOver();
      pump();
    },

    stop(): void {
      isStopped = true;
      cancelWait();
    },
  };
};

/** What is settled up to the first command that was not decided: what is behind it must not overtake it. */
const settlementOf = (
  batch: readonly OutboxItem[],
  results: readonly CommandResult[],
): { settlement: Settlement; isCut: boolean } => {
  const byId = new Map(results.map((it) => [it.id, it]));
  const answered: OutboxItem[] = [];
  const refused: Settlement["refused"][number][] = [];
  for (const item of batch) {
    const result = byId.get(item.id);
    if (!result || (!result.ok && isPassing(result.error.code)))
      return { settlement: { answered, refused }, isCut: true };
    if (result.ok) answered.push(item);
    else refused.push([item, result.error.code]);
  }
  return { settlement: { answered, refused }, isCut: false };
};

const requestOf = ({ id, name, args }: OutboxItem): CommandRequest => ({ id, name, args }) as CommandRequest;
