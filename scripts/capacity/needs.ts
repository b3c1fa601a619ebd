import type { Assumptions } from "./assumptions.ts";
import { BYTES, COSTS, INVOCATIONS, ROOM_ROWS_WRITTEN, SWEEP } from "./costs.ts";
import type { Cost } from "../../test/support/shared/cost.ts";
import type { Usage } from "./prices.ts";

const MINUTES_A_MONTH = 30 * 24 * 60;
const DAYS_A_MONTH = 30;
const LOG_DAYS = 14;
const GB = 1e9;
/** A room is charged for 128 MB, whatever it uses. Source: Durable Objects, Pricing. */
const ROOM_GB = 0.128;
/** Frames that come in on sockets are charged as a twentieth of a request. Source: Durable Objects, Pricing. */
const FRAMES_PER_REQUEST = 20;

type Times = Record<keyof typeof COSTS, number>;

/** How often a conversation does each of the things that have been measured. */
const timesOf = (it: Assumptions): Times => ({
  firstMessage: 1,
  message: it.inbound - 1,
  reply: it.replies,
  step: 2,
  page: it.pages,
});

const sumOver = (times: Times, of: (what: keyof Times) => number): number =>
  (Object.keys(times) as (keyof Times)[]).reduce((sum, what) => sum + times[what] * of(what), 0);

/** What one conversation asks of D1, rooms and queues from its first message to its conclusion. */
export const conversationCost = (it: Assumptions): Cost => {
  const total = (what: keyof Cost) => sumOver(timesOf(it), (thing) => COSTS[thing][what]);
  return {
    queries: total("queries"),
    batches: total("batches"),
    rowsRead: total("rowsRead"),
    rowsWritten: total("rowsWritten"),
    roomRequests: total("roomRequests"),
    queueOperations: total("queueOperations"),
  };
};

/** Frames that agents send to rooms about a conversation: what they acknowledge, and what they write. */
export const framesOf = (it: Assumptions): number =>
  conversationCost(it).roomRequests * it.listeners + it.replies * it.framesPerReply;

/** What a company has in D1 when it has worked for as long as it keeps things, in GB. */
export const storedGb = (it: Assumptions): number => {
  const messages = it.conversations * (it.inbound + it.replies) * it.monthsKept * BYTES.message;
  // What is told to a room is a row of the log.
  const log = it.conversations * conversationCost(it).roomRequests * (LOG_DAYS / DAYS_A_MONTH) * BYTES.logRow;
  const commands = it.conversations * (it.replies + 2) * BYTES.command;
  return (messages + log + commands) / GB;
};

/** What companies use in a month once they have worked for as long as they keep things. */
export const needsOf = (companies: number, it: Assumptions): Usage => {
  const conversations = companies * it.conversations;
  const one = conversationCost(it);
  const frames = framesOf(it);
  const files = conversations * (it.inbound + it.replies) * it.fileShare;
  const invocations = sumOver(timesOf(it), (thing) => INVOCATIONS[thing]);
  const requests = conversations * invocations + files * (1 + it.fileViews) + MINUTES_A_MONTH;
  return {
    requests,
    cpuMs: requests * it.cpuMs,
    rowsRead: conversations * one.rowsRead + MINUTES_A_MONTH * companies * SWEEP.rowsReadPerCompany,
    rowsWritten: conversations * one.rowsWritten,
    storedGb: companies * storedGb(it),
    roomRequests: conversations * (one.roomRequests + frames / FRAMES_PER_REQUEST),
    roomGbS: (conversations * (one.roomRequests + frames) * it.roomMs * ROOM_GB) / 1_000,
    roomRowsWritten: conversations * one.roomRequests * ROOM_ROWS_WRITTEN,
    queueOperations: conversations * one.queueOperations + files * QUEUE_OPERATIONS,
    fileGb: (files * it.fileBytes * it.monthsKept) / GB,
    fileWrites: files,
    fileReads: files * it.fileViews,
  };
};

/** A message of a queue is written, read and deleted. Source: Queues, Pricing. */
const QUEUE_OPERATIONS = 3;

/** What rooms' duration would be if they did not hibernate: each is in memory while anybody works, in GB-s a month. */
export const roomGbSAwake = (companies: number, it: Assumptions): number =>
  companies * (it.teams + 1) * it.workingDays * it.workingHours * 3_600 * ROOM_GB;
