import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "./http.ts";
import type { Prosa } from "./prosa.ts";
import { webhookOf } from "./webhook.ts";

/** Sends so many customers' messages a second, one after the other over all open conversations, until it is ended. */
export const flood = (prosa: Prosa, client: Client, perSecond: number): (() => Promise<number>) => {
  let isOver = false;
  const answers: Promise<unknown>[] = [];
  const run = async () => {
    const start = performance.now();
    for (let n = 0; !isOver; n += 1) {
      await sleep(Math.max(0, start + (n * 1_000) / perSecond - performance.now()));
      const from = prosa.open[n % prosa.open.length]!;
      const said = { from, id: `flood-${n}`, text: `Mensagem ${n} de muitas` };
      const { path, ...request } = webhookOf(prosa.company, [said], Date.now());
      answers.push(client.send(prosa.url + path, { method: "POST", ...request }));
    }
  };
  const running = run();
  /** Gives back how many were taken. */
  return async () => {
    isOver = true;
    await running;
    return (await Promise.all(answers)).length;
  };
};
