import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Benchmark, Figure, Tell } from "../benchmark.ts";
import { interleave } from "../support/interleave.ts";
import { startProsa } from "../support/prosa.ts";
import { percentile } from "../support/statistics.ts";
import { figuresOf } from "./figures.ts";
import { measure, type Measured } from "./measure.ts";
import { Readers } from "./readers.ts";
import { startHocuspocus } from "./servers/hocuspocus.ts";
import { prosaPads } from "./servers/prosa.ts";
import type { PadServer } from "./servers/server.ts";
import { yPartyserver, yPartyserverPads } from "./servers/y-partyserver.ts";

const READERS = 200;
const WRITERS = 2;
const SIZES = { "20 kB": 20_000, "200 kB": 200_000 };
const ROUNDS = 3;

export const pads: Benchmark = {
  name: "pads",
  how: `Two people write in one pad that ${READERS} others have open, each over a socket of their own: edits one at a time, from
    the writer's socket to the last reader; a thousand edits as fast as two programs make
    them, until all readers have all; and a thousand made offline, from the first byte of the reconnection. Beside y-partyserver in the same workerd and
    hocuspocus in Node, each as it comes and with its persistence. All clients speak as the product's own do: ours has one
    frame under way and merges what waits meanwhile, and acknowledges; all readers run the same code, and one of ten keeps a
    copy. Ours checks each update and writes it down before it tells anybody. ${ROUNDS} rounds in turn, each with fresh pads;
    latencies over all rounds, else medians.`,
  run: async (tell) => {
    const prosa = await startProsa({ conversations: 500, agents: READERS + WRITERS, beside: [await yPartyserver()] });
    const dir = mkdtempSync(join(tmpdir(), "prosa-bench-pads-"));
    const hocuspocus = await Promise.all([
      startHocuspocus("hocuspocus", null),
      startHocuspocus("hocuspocus, persisted", join(dir, "documents.sqlite")),
    ]);
    const readers = new Readers();
    try {
      const ours = prosaPads(prosa);
      const peers = [...yPartyserverPads(prosa.workerd), ...hocuspocus.map((it) => it.pads)];
      return await compare(ours, peers, readers, tell);
    } finally {
      readers.stop();
      await Promise.all([prosa.stop(), ...hocuspocus.map((it) => it.stop())]);
      rmSync(dir, { recursive: true, force: true });
    }
  },
};

const compare = async (
  ours: PadServer,
  peers: readonly PadServer[],
  readers: Readers,
  tell: Tell,
): Promise<Figure[]> => {
  const figures: Figure[] = [];
  let documents = 0;
  for (const [size, bytes] of Object.entries(SIZES)) {
    const measureOn = async (server: PadServer): Promise<Measured> => {
      const document = (documents += 1);
      const measured = await measure((n) => server.addressOf(document, n), { bytes, readers, count: READERS });
      const { latencies, editsPerSecond } = measured;
      tell(
        `${size}, ${server.name}: ${percentile(latencies, 0.5).toFixed(1)} ms, ${editsPerSecond.toFixed(0)} edits/s`,
      );
      return measured;
    };
    const sides = Object.fromEntries([ours, ...peers].map((it) => [it.name, () => measureOn(it)]));
    const rounds = await interleave(ROUNDS, sides);
    const sideOf = ({ name }: PadServer) => ({ name, rounds: rounds[name] ?? [] });
    figures.push(...figuresOf(size, sideOf(ours), peers.map(sideOf)));
  }
  return figures;
};
