import type { CommandRequest, CommandResult } from "#shared/commands/index.ts";
import type { Id } from "#shared/ids.ts";
import type { Api } from "./api.ts";
import { backoffMs } from "./backoff.ts";
import { type Failure, isPassing } from "./http.ts";
import type { Outbox, Settlement } from "./outbox.ts";
import type { OutboxItem } from "./outbox-item.ts";
import type { Ports } from "./ports.ts";

export type FlusherParts = Pick<Ports, "clock" | "random"> & {
  api: Pick<Api, "commands">;
  outbox: Pick<Outbox, "unsent" | "settle">;
  /** After a refusal: the conversation as the server has it, undefined when it did not say, null when it is not visible. */
  onRefused: (conversationId: Id, current: Extract<CommandResult, { ok: false }>["current"] | null) => void;
};

const BATCH = 20;
/** After so many failures of the server itself at one command alone, the command is given back. */
const PATIENCE = 5;

/** Sends what waits in the outbox: in order, one request at a time, again until the server has answered. */
export const createFlusher = ({ api, outbox, clock, random, onRefused }: FlusherParts) => {
  let isBusy = false;
  let isStopped = false;
  let failures = 0;
  let limit = BATCH;
  let cancelWait = (): void => {};

  const run = async (): Promise<void> => {
    isBusy = true;
    try {
      while (!isStopped) {
        const batch = outbox.unsent().slice(0, limit);
        if (batch.length === 0 || !(await send(batch))) break;
      }
    } catch {
      // The answer could not be written down. The same commands sent again get the same answer.
      if (!isStopped) pause();
    } finally {
      isBusy = false;
    }
  };

  /** Whether to go on at once. */
  const send = async (batch: readonly OutboxItem[]): Promise<boolean> => {
    const answer = await api.commands(batch.map(requestOf));
    if (isStopped) return false;
    if (!answer.ok) return fail(batch, answer);
    const { settlement, isCut } = settlementOf(batch, answer.value.results);
    await outbox.settle(settlement);
    for (const it of answer.value.results) if (!it.ok && !isPassing(it.error.code)) reportRefusal(batch, it);
    if (isCut) return pause();
    failures = 0;
    limit = BATCH;
    return true;
  };

  const fail = async (batch: readonly OutboxItem[], { code, retryAfterMs }: Failure): Promise<boolean> => {
    const [first] = batch;
    const isHopeless = code === "internal" ? failures >= PATIENCE : !isPassing(code);
    if (batch.length === 1 && first && isHopeless && code !== "offline") {
      await outbox.settle({ answered: [], refused: [[first, code]] });
      failures = 0;
      return true;
    }
    // One bad command must not hold up those around it: find it by sending one at a time.
    if (!isPassing(code)) limit = 1;
    return isHopeless ? true : pause(retryAfterMs);
  };

  const pause = (atLeastMs = 0): false => {
    failures += 1;
    cancelWait = clock.after(Math.max(atLeastMs, backoffMs(failures, random)), kick);
    return false;
  };

  const reportRefusal = (batch: readonly OutboxItem[], it: Extract<CommandResult, { ok: false }>): void => {
    const conversationId = batch.find(({ id }) => id === it.id)?.conversationId;
    if (conversationId) onRefused(conversationId, it.error.code === "not_found" && !it.error.field ? null : it.current);
  };

  const kick = (): void => {
    cancelWait();
    if (!isBusy && !isStopped) void run();
  };

  return {
    /** Sends what waits, now: something was added, or the server can be reached again. */
    kick,
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
