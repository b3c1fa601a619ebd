import { expect, test } from "vitest";
import type { CommandRequest, CommandResult } from "#shared/commands/index.ts";
import { createFlusher } from "../../../web/sync/flusher.ts";
import type { Answer } from "../../../web/sync/http.ts";
import type { OutboxItem } from "../../../web/sync/outbox-item.ts";
import { createClock } from "./support/clock.ts";
import { eventually } from "./support/eventually.ts";
import { nextId } from "./support/people.ts";

const command = (key: number): OutboxItem => ({
  key,
  id: nextId(),
  name: "read",
  args: { conversationId: nextId() },
  conversationId: null,
  contactName: null,
  at: 0,
  isAnswered: false,
});

/** A flusher over an outbox of three, and a server that answers by the given rule. */
const flushing = (answer: (batch: readonly CommandRequest[]) => Answer<{ results: CommandResult[] }>) => {
  const clock = createClock();
  let unsent = [command(1), command(2), command(3)];
  const keys = unsent.map((it) => it.id);
  const sent: number[][] = [];
  const sentAt: number[] = [];
  const settled: number[] = [];
  const refused: number[] = [];
  const flusher = createFlusher({
    clock,
    random: () => 0,
    api: {
      async commands(batch) {
        sent.push(batch.map((it) => keys.indexOf(it.id) + 1));
        sentAt.push(clock.now());
        return answer(batch);
      },
    },
    outbox: {
      unsent: () => unsent,
      async settle(settlement) {
        const gone = [...settlement.answered, ...settlement.refused.map(([it]) => it)];
        settled.push(...settlement.answered.map((it) => it.key!));
        refused.push(...settlement.refused.map(([it]) => it.key!));
        unsent = unsent.filter((it) => !gone.includes(it));
      },
    },
    onRefused: () => {},
  });
  flusher.kick();
  return { sent, sentAt, settled, refused, until: (check: () => void) => eventually(clock, check) };
};

const ok = ({ id }: CommandRequest): CommandResult => ({ id, ok: true });
const busy = ({ id }: CommandRequest): CommandResult => ({
  id,
  ok: false,
  status: 503,
  error: { code: "unavailable" },
});

test("what is behind a command that was not decided waits for it", async () => {
  let isBusy = true;
  const { sent, sentAt, settled, until } = flushing((batch) => {
    const results = batch.map((it, at) => (isBusy && at === 1 ? busy(it) : ok(it)));
    isBusy = false;
    return { ok: true, value: { results } };
  });
  await until(() => expect(settled).toEqual([1, 2, 3]));
  expect(sent).toEqual([
    [1, 2, 3],
    [2, 3],
  ]);
  expect(sentAt[1]! - sentAt[0]!).toBeGreaterThanOrEqual(500);
});

test("a command that breaks the server is given back after some patience, and the others go through", async () => {
  let poison: string | undefined;
  const { settled, refused, until } = flushing((batch) => {
    poison ??= batch[0]?.id;
    const isPoisoned = batch.some((it) => it.id === poison);
    return isPoisoned ? { ok: false, code: "internal", status: 500 } : { ok: true, value: { results: batch.map(ok) } };
  });
  await until(() => expect(settled).toEqual([2, 3]));
  expect(refused).toEqual([1]);
});
