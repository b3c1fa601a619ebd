import { ASKING, DECIDING, LEADING, MAKING, PADS, READING } from "./code.ts";
import { FILES, LOOKING_UP, SETTING, SWEEPING } from "./later-code.ts";

/** All code that comes on demand, before it is needed. */
export const fetchCode = async (): Promise<void> => {
  const all = [LEADING, DECIDING, READING, ASKING, PADS, MAKING, FILES, LOOKING_UP, SETTING, SWEEPING];
  await Promise.all(all.map((it) => it.load()));
};
