import { createExecutionContext, createMessageBatch, getQueueResult, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { vi } from "vitest";
import type { DeliveryWake, Env } from "../../../worker/env.ts";
import worker from "../../../worker/index.ts";
import type { Cost } from "../shared/cost.ts";
import { ORIGIN } from "./browser.ts";

const nothing = (): Cost => ({
  queries: 0,
  batches: 0,
  rowsRead: 0,
  rowsWritten: 0,
  roomRequests: 0,
  queueOperations: 0,
});

export type Till = Awaited<ReturnType<typeof openTill>>;

/**
 * The whole Worker, counted: every request to D1, whether the Worker or a room makes it, every call of a room, every message
 * to a queue. Queues give their messages when the test wants it.
 */
export const openTill = async () => {
  let cost = nothing();
  const enqueued: DeliveryWake[] = [];
  await countD1((kind, results) => {
    cost[kind] += 1;
    for (const { meta } of results) {
      cost.rowsRead += meta.rows_read;
      cost.rowsWritten += meta.rows_written;
    }
  });
  const queue = {
    sendBatch: async (messages: Iterable<{ body: DeliveryWake }>) => {
      for (const { body } of messages) {
        cost.queueOperations += 1;
        enqueued.push(body);
      }
    },
  };
  const counted = {
    ...env,
    ROOM: countingCalls(env.ROOM, () => void (cost.roomRequests += 1)),
    DELIVERIES: queue,
    MEDIA_JOBS: queue,
  } as unknown as Env;

  const within = async <T>(work: (context: ExecutionContext) => T | Promise<T>): Promise<T> => {
    const context = createExecutionContext();
    const value = await work(context);
    await waitOnExecutionContext(context);
    return value;
  };

  return {
    /** A request, and all that follows from it in the Worker. */
    fetch: (path: string, init: RequestInit): Promise<Response> =>
      within((context) => worker.fetch(new Request(`${ORIGIN}${path}`, init) as never, counted, context)),

    /** The queue gives what it has. */
    deliver: () =>
      within(async (context) => {
        const messages = enqueued
          .splice(0)
          .map((body, index) => ({ id: String(index), timestamp: new Date(), attempts: 1, body }));
        const batch = createMessageBatch<DeliveryWake>("prosa-deliveries", messages);
        await worker.queue(batch, counted, context);
        const { explicitAcks } = await getQueueResult(batch, context);
        cost.queueOperations += messages.length + explicitAcks.length;
      }),

    /** What all since the last time has cost. */
    total(): Cost {
      const total = cost;
      cost = nothing();
      return total;
    },
  };
};

type Note = (kind: "queries" | "batches", results: readonly D1Result[]) => void;

/** At the runtime's own classes, so that a room's requests count too. What gives no figures would be lost: it throws. */
const countD1 = async (note: Note): Promise<void> => {
  const database = Object.getPrototypeOf(env.DB) as D1Database;
  const statement = Object.getPrototypeOf(env.DB.prepare("select 1")) as D1PreparedStatement;
  const { batch } = database;
  vi.spyOn(database, "batch").mockImplementation(async function (this: D1Database, statements) {
    const results = await batch.call(this, statements);
    note("batches", results as D1Result[]);
    return results as never;
  });
  for (const method of ["all", "run"] as const) {
    const original = statement[method];
    vi.spyOn(statement, method).mockImplementation(async function (this: D1PreparedStatement) {
      const result = await original.call(this);
      note("queries", [result as D1Result]);
      return result as never;
    });
  }
  for (const method of ["first", "raw"] as const) {
    vi.spyOn(statement, method).mockImplementation(() => {
      throw new Error(`${method} is not counted`);
    });
  }
};

const countingCalls = (rooms: Env["ROOM"], note: () => void): Env["ROOM"] =>
  new Proxy(rooms, {
    get(target, key) {
      if (key !== "get") return Reflect.get(target, key).bind(target);
      return (id: DurableObjectId) =>
        new Proxy(target.get(id), {
          get(stub, method) {
            const call = Reflect.get(stub, method) as (...args: unknown[]) => unknown;
            return (...args: unknown[]) => {
              note();
              return Reflect.apply(call, stub, args);
            };
          },
        });
    },
  });
