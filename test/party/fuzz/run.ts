import { parseArgs } from "node:util";
import { fuzz } from "./fuzz.ts";
import { GateTarget } from "./gate-target.ts";
import { RoomTarget } from "./room-target.ts";

/** `npm run fuzz -- --inputs N --seed S`: half of the inputs go to a room's socket, half to a pad's gate. */
const { values } = parseArgs({
  options: { inputs: { type: "string", default: "100000" }, seed: { type: "string", default: `${Date.now() % 1e9}` } },
});
const [inputs, seed] = [Number(values.inputs), Number(values.seed)];
const half = Math.ceil(inputs / 2);

const say = (line: string) => void process.stdout.write(`${line}\n`);

const onProgress = (name: string) => {
  const since = performance.now();
  return (done: number) => {
    if (done % 5_000 > 0 && done !== half) return;
    say(`${name}: ${done} of ${half} inputs, ${((performance.now() - since) / 1_000).toFixed(0)} s`);
  };
};

say(`seed ${seed}`);
const [gate, room] = [new GateTarget(), await RoomTarget.begin()];
await fuzz(gate, { seed, inputs: half, onProgress: onProgress("gate") });
say(`gate: ${gate.taken} were updates that may be taken`);
await fuzz(room, { seed, inputs: half, onProgress: onProgress("room") });
say(`room: ${room.taken} came on an open connection`);
