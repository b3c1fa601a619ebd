import { setTimeout as sleep } from "node:timers/promises";
import { SCHEMA } from "../floors/schema.ts";
import { enterRoom, upToIn } from "../support/agent.ts";
import { floor } from "../support/floor.ts";
import { clientOf } from "../support/http.ts";
import { loadFor } from "../support/load.ts";
import { type Prosa, type Size, startProsa } from "../support/prosa.ts";
import { openSocket } from "../support/socket.ts";
import { webhookOf } from "../support/webhook.ts";
import { Audience } from "./audience.ts";

export type Side = "ours" | "floor";

/** A team's room with agents in it, and beside it the floor of what showing them a message costs. */
export type Stage = {
  /** Lets agents in until there are so many. */
  admit: (agents: number) => Promise<void>;
  /** Milliseconds from a webhook that is sent to its frame at an agent's socket, one after the other, so many times. */
  times: (side: Side, count: number) => Promise<number[]>;
  /** Messages a second that reach all agents, 32 webhooks in flight, for so long. */
  throughput: (side: Side, ms: number) => Promise<number>;
  /** Sends one message to the room; milliseconds until an agent has its frame. @throws {Error} when it is refused */
  lag: () => Promise<number>;
  /** How many messages the database has, and how many the agents have heard who heard least and most. */
  counts: () => Promise<{ stored: number; heard: { least: number; most: number } }>;
  stop: () => Promise<void>;
};

const TEAM = "Vendas";
const IN_FLIGHT = 32;
/** What no agent has heard of by then is lost. */
const LOST_MS = 30_000;

export const startStage = async ({ hasFloor = true, ...size }: Size & { hasFloor?: boolean }): Promise<Stage> => {
  const beside = hasFloor ? [await hub()] : [];
  const prosa = await startProsa({ ...size, beside });
  if (hasFloor) {
    const database = await prosa.workerd.databaseOf("live");
    for (const it of SCHEMA) await database.prepare(it).run();
  }
  const client = clientOf(IN_FLIGHT);
  const urls = { ours: prosa.url, floor: hasFloor ? prosa.workerd.urlOf("live") : "" };
  const audiences = { ours: new Audience(), floor: new Audience() };
  let sent = 0;

  const post = (side: Side, n: number): Promise<unknown> => {
    const { path, headers, body } = webhookOf(prosa.company, [saidTo(prosa, n)], Date.now());
    return client.send(`${urls[side]}${path}`, { method: "POST", headers, body });
  };
  const admitOne = async (n: number): Promise<void> => {
    const scope = `team-${prosa.company.teamIds[TEAM]}`;
    const heard = audiences.ours.seat();
    // Every row of the room is a message of ours: where a client stands says how many it has.
    let before: number | null = null;
    const close = await enterRoom({ url: prosa.url, client }, prosa.company.agents[n]!, {
      scope,
      onFrame: (bytes) => {
        const to = upToIn(bytes);
        if (to === null) return;
        heard(to - (before ?? to - 1), bytes);
        before = to;
      },
    });
    audiences.ours.onLeave(close.close);
    if (!hasFloor) return;
    const heardFloor = audiences.floor.seat();
    const socket = await openSocket(`${urls.floor.replace("http", "ws")}/hub`, (bytes) => heardFloor(1, bytes));
    audiences.floor.onLeave(socket.close);
  };

  return {
    async admit(agents) {
      for (let n = audiences.ours.size; n < agents; n += 1) await admitOne(n);
    },
    async times(side, count) {
      const audience = audiences[side];
      const times: number[] = [];
      for (let at = 0; at < count; at += 1) {
        const n = (sent += 1);
        const all = audience.all(1);
        const first = audience.hears(markOf(n));
        const start = performance.now();
        const answered = post(side, n);
        await first;
        times.push(performance.now() - start);
        await Promise.all([answered, all]);
      }
      return times;
    },
    async throughput(side, ms) {
      const audience = audiences[side];
      const before = audience.least();
      const start = performance.now();
      const { times } = await loadFor(ms, IN_FLIGHT, () => post(side, (sent += 1)));
      await audience.all(times.length - (audience.least() - before));
      return times.length / ((performance.now() - start) / 1_000);
    },
    async lag() {
      const n = (sent += 1);
      const frame = audiences.ours.hears(markOf(n)).then(() => true);
      const start = performance.now();
      // As a provider does: what was not taken is sent once more.
      await post("ours", n).catch(() => post("ours", n));
      if (await Promise.race([frame, sleep(LOST_MS, false)])) return performance.now() - start;
      throw new Error(`message ${n} reached nobody within ${LOST_MS} ms`);
    },
    async counts() {
      const database = await prosa.workerd.databaseOf("prosa");
      const stored = await database.prepare("select count(*) as n from messages").first<number>("n");
      return { stored: stored ?? 0, heard: { least: audiences.ours.least(), most: audiences.ours.most() } };
    },
    async stop() {
      for (const it of Object.values(audiences)) it.leave();
      client.close();
      await prosa.stop();
    },
  };
};

const hub = () =>
  floor("live", {
    bindings: { SECRET: "prosa-bench-secret" },
    durableObjects: { HUB: { className: "Hub", useSQLite: true } },
  });

const markOf = (n: number): string => `#${n}#`;

const saidTo = ({ open }: Prosa, n: number) => {
  const ofTeam = open.filter((it) => it.team === TEAM);
  const from = ofTeam[(n * 7) % ofTeam.length]!;
  return { from, id: `live-${n}`, text: `Mensagem ${markOf(n)}: ainda tem no tamanho M, e quanto fica o frete?` };
};
