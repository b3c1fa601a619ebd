import { expect, test } from "vitest";
import type { CommandRequest, CommandResult } from "#shared/commands/index.ts";
import { createFlusher } from "../../../web/sync/flusher.ts";
import type { Failure } from "../../../web/sync/http.ts";
import type { OutboxItem } from "../../../web/sync/outbox-item.ts";
import { createClock } from "./support/clock.ts";
import { eventually, settled } from "./support/eventually.ts";
import { nextId } from "./support/people.ts";

/** What becomes of a request: all of it is carried out, all but the named command, or nothing. */
type Reply = Failure | { ok: true; undecided?: string };
type Request = { at: number; sent: string[]; under: number; waitedMs?: number | undefined };

/** A flusher over an outbox of commands such as `maria-2`, of one contact each, and a server that answers by the given rule. */
const flushing = (names: readonly string[], answer: (sent: string[], request: Request) => Reply | Promise<Reply>) => {
  const clock = createClock();
  const nameOf = new Map<string, string>();
  const contacts = new Map<string, string>();
  let key = 0;
  const command = (name: string): OutboxItem => {
    const id = nextId();
    nameOf.set(id, name);
    const who = name.split("-")[0]!;
    if (!contacts.has(who)) contacts.set(who, nextId());
    const args = { conversationId: nextId() };
    const given = { at: 0, isAnswered: false, conversationId: args.conversationId };
    return { key: ++key, id, name: "read", args, contactId: contacts.get(who)!, ...given };
  };
  let unsent = names.map(command);
  let under = 0;
  const requests: Request[] = [];
  const carriedOut: string[] = [];
  const refused: string[] = [];
  const named = (it: { id: string }): string => nameOf.get(it.id)!;
  const flusher = createFlusher({
    clock,
    random: () => 0,
    serverNow: () => clock.now(),
    api: {
      async commands(batch: readonly CommandRequest[], waitedMs?: number) {
        under += 1;
        const request = { at: clock.now(), sent: batch.map(named), under, waitedMs };
        requests.push(request);
        const reply = await answer(request.sent, request);
        under -= 1;
        if (!reply.ok) return reply;
        const resultOf = (it: CommandRequest): CommandResult =>
          named(it) === reply.undecided ? { ...UNDECIDED, id: it.id } : { id: it.id, ok: true };
        return { ok: true, value: { results: batch.map(resultOf) } };
      },
    },
    outbox: {
      unsent: () => unsent,
      async settle(settlement) {
        carriedOut.push(...settlement.answered.map(named));
        refused.push(...settlement.refused.map(([it]) => named(it)));
        const gone = [...settlement.answered, ...settlement.refused.map(([it]) => it)];
        unsent = unsent.filter((it) => !gone.includes(it));
      },
    },
    onRefused: () => {},
  });
  flusher.kick();
  return {
    flusher,
    clock,
    requests,
    carriedOut,
    refused,
    add(name: string): void {
      unsent = [...unsent, command(name)];
      flusher.kick();
    },
    until: (check: () => void) => eventually(clock, check),
    /** Lets time go by, in steps that no pause is shorter than. */
    async pass(ms: number): Promise<void> {
      for (let left = ms; left > 0; left -= 500) {
        clock.advance(500);
        await answered();
      }
    },
  };
};

const UNDECIDED = { ok: false, status: 503, error: { code: "unavailable" } } as const;
const done: Reply = { ok: true };
const broken: Reply = { ok: false, code: "internal", status: 500 };
const offline: Reply = { ok: false, code: "offline", status: 0 };

test("what is behind a command that was not decided waits for it", async () => {
  let isFirst = true;
  const { requests, carriedOut, until } = flushing(["maria-1", "maria-2", "maria-3"], (): Reply => {
    const undecided = isFirst ? { undecided: "maria-2" } : {};
    isFirst = false;
    return { ok: true, ...undecided };
  });
  await until(() => expect(carriedOut).toEqual(["maria-1", "maria-2", "maria-3"]));
  expect(requests.map((it) => it.sent)).toEqual([
    ["maria-1", "maria-2", "maria-3"],
    ["maria-2", "maria-3"],
  ]);
  expect(requests[1]!.at - requests[0]!.at).toBeGreaterThanOrEqual(500);
});

test("a lane has one request under way, of at most 20 commands, and waits for no other lane", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const ofMaria = Array.from({ length: 25 }, (_, at) => `maria-${at}`);
  const { requests, carriedOut, until } = flushing([...ofMaria, "joão-1"], async (sent) => {
    if (sent.includes("maria-0")) await promise;
    return done;
  });
  await until(() => expect(carriedOut).toEqual(["joão-1"]));
  expect(requests.map((it) => it.sent.length)).toEqual([20, 1]);
  resolve();
  await until(() => expect(carriedOut).toEqual(["joão-1", ...ofMaria]));
  expect(requests.map((it) => it.sent.length)).toEqual([20, 1, 5]);
});

test("each request says how long the oldest of its commands has waited, and again when it is sent once more", async () => {
  let isReached = false;
  const { clock, requests, carriedOut, flusher, until } = flushing(["maria-1", "maria-2"], (): Reply =>
    isReached ? done : offline,
  );
  await until(() => expect(requests).toHaveLength(1));
  isReached = true;
  clock.advance(3_600_000);
  flusher.reach();
  await until(() => expect(carriedOut).toHaveLength(2));
  const [first, last] = [requests[0]!, requests.at(-1)!];
  // The commands were given when the clock stood at 0.
  expect([first.waitedMs, last.waitedMs]).toEqual([first.at, last.at]);
  expect(last.waitedMs! - first.waitedMs!).toBeGreaterThanOrEqual(3_600_000);
});

test("at most six requests are under way at once", async () => {
  const names = Array.from({ length: 20 }, (_, at) => `customer${at}-1`);
  const { requests, carriedOut, until } = flushing(names, () => settledSoon(done));
  await until(() => expect(carriedOut).toHaveLength(20));
  expect(Math.max(...requests.map((it) => it.under))).toBe(6);
});

test("a command that breaks the server is given back after some patience, and the others of its lane go through", async () => {
  const { carriedOut, refused, requests, pass } = flushing(["maria-1", "maria-2", "maria-3"], (sent) =>
    sent.includes("maria-1") ? broken : done,
  );
  await pass(40_000);
  expect(carriedOut).toEqual(["maria-2", "maria-3"]);
  expect(refused).toEqual(["maria-1"]);
  const alone = requests.filter((it) => it.sent.join() === "maria-1").map((it) => it.at);
  expect(alone).toHaveLength(6);
  expect(alone.at(-1)! - alone[0]!).toBeGreaterThan(10_000);
});

test("a command that breaks the server holds up no other lane", async () => {
  const { carriedOut, refused, add, requests, until } = flushing(["maria-1", "joão-1"], (sent) =>
    sent.includes("maria-1") ? broken : done,
  );
  await until(() => expect(carriedOut).toEqual(["joão-1"]));
  add("joão-2");
  add("rita-1");
  await until(() => expect(carriedOut).toEqual(["joão-1", "joão-2", "rita-1"]));
  expect(refused).toEqual([]);
  expect(requests.filter((it) => it.sent.includes("maria-1")).length).toBeLessThanOrEqual(2);
});

test("what was not reached offline does not count as the server's failing at a command", async () => {
  let tries = 0;
  const { carriedOut, refused, pass } = flushing(["maria-1"], () => {
    tries += 1;
    return tries <= 8 ? offline : tries === 9 ? broken : done;
  });
  await pass(90_000);
  expect(carriedOut).toEqual(["maria-1"]);
  expect(refused).toEqual([]);
});

test("while the server is silent one lane at a time tries it, less and less often, and another one each time", async () => {
  let isUp = false;
  const names = Array.from({ length: 10 }, (_, at) => `customer${at}-1`);
  const { requests, carriedOut, pass } = flushing(names, () => (isUp ? done : offline));
  await pass(30_000);
  const probes = requests.slice(6);
  expect(probes.every((it) => it.under === 1)).toBe(true);
  expect(new Set(probes.slice(0, 4).map((it) => it.sent[0])).size).toBe(4);
  const before = requests.length;
  await pass(150_000);
  // Pauses of 30 seconds, half of it by chance.
  expect(requests.length - before).toBeLessThanOrEqual(10);
  isUp = true;
  await pass(16_000);
  expect([...carriedOut].sort()).toEqual([...names].sort());
});

test("requests that fail together are one failure: the next try comes as soon as after one", async () => {
  const names = Array.from({ length: 6 }, (_, at) => `customer${at}-1`);
  const { requests, until } = flushing(names, () => offline);
  await until(() => expect(requests).toHaveLength(7));
  expect(requests[6]!.at - requests[0]!.at).toBeLessThanOrEqual(1_000);
});

test("something new while the server is silent does not make anyone try earlier", async () => {
  const { requests, add, until } = flushing(["maria-1"], () => offline);
  await until(() => expect(requests).toHaveLength(4));
  for (let at = 1; at < 20; at++) add(`joão-${at}`);
  await settled();
  expect(requests).toHaveLength(4);
});

test("word that the server may be reachable makes one lane try at once, and its answer sends the others", async () => {
  let isUp = false;
  const names = ["maria-1", "joão-1", "rita-1"];
  const { requests, flusher, carriedOut, clock, until } = flushing(names, () => (isUp ? done : offline));
  await until(() => expect(requests).toHaveLength(7));
  isUp = true;
  const now = clock.now();
  flusher.reach();
  await settled();
  expect(requests.slice(7).map((it) => it.under)).toEqual([1, 1, 2]);
  expect([...carriedOut].sort()).toEqual([...names].sort());
  expect(clock.now()).toBe(now);
});

test("a server that asks to be left alone is, by every lane and whatever happens meanwhile", async () => {
  let isBusy = true;
  const { requests, flusher, add, clock, carriedOut } = flushing(["maria-1"], () =>
    isBusy ? { ok: false, code: "rate_limited", status: 429, retryAfterMs: 60_000 } : done,
  );
  await settled();
  isBusy = false;
  add("joão-1");
  flusher.reach();
  clock.advance(59_999);
  await settled();
  expect(requests).toHaveLength(1);
  clock.advance(1);
  await settled();
  expect([...carriedOut].sort()).toEqual(["joão-1", "maria-1"]);
});

test("a lane that only seems to meet silence holds up no other", async () => {
  const { carriedOut, add, until } = flushing(["maria-1", "joão-1"], (sent) =>
    sent.includes("maria-1") ? offline : done,
  );
  await until(() => expect(carriedOut).toEqual(["joão-1"]));
  add("rita-1");
  await until(() => expect(carriedOut).toEqual(["joão-1", "rita-1"]));
});

test("when the answers cannot be written down, the same commands are sent again later", async () => {
  const { requests, carriedOut, until } = flushing(["maria-1"], () => {
    if (requests.length === 1) throw new Error("the disk is gone");
    return done;
  });
  await until(() => expect(carriedOut).toEqual(["maria-1"]));
  expect(requests[1]!.at - requests[0]!.at).toBeGreaterThanOrEqual(500);
});

/** Lets answers that are under way be taken in. */
const answered = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Answers a little later. */
const settledSoon = async <T>(value: T): Promise<T> => {
  await settled();
  return value;
};
