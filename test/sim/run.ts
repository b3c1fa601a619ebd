import { hookModules } from "./engine/load-hooks.ts";
import { patchGlobals } from "./engine/globals.ts";
import { FAULTS } from "./faults/faults.ts";
import { playFaults } from "./faults/play.ts";
import { readOptions } from "./options.ts";

const options = readOptions(process.argv.slice(2));
if (options.faults) process.exitCode = (await playFaults(options)) ? 0 : 1;
else {
  const fault = FAULTS.find((it) => it.name === options.fault);
  if (options.fault !== null && !fault) throw new Error(`there is no fault ${options.fault}`);
  const patches = fault?.patches ?? [];
  // Before anything of the product is loaded.
  hookModules(patches);
  patchGlobals();
  const { play } = await import("./play.ts");
  process.exitCode = (await play(options, patches)) ? 0 : 1;
}
