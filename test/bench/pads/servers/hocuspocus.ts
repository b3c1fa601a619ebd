import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { PadServer } from "./server.ts";

/** Starts hocuspocus in a process of its own; `database` is a file that it persists to. */
export const startHocuspocus = async (
  name: string,
  database: string | null,
): Promise<{ pads: PadServer; stop: () => Promise<void> }> => {
  const child = fork(join(import.meta.dirname, "hocuspocus-main.ts"), database === null ? [] : [database]);
  const ended = once(child, "exit");
  const [port] = await Promise.race([
    once(child, "message"),
    ended.then(() => Promise.reject(new Error(`${name} ended`))),
  ]);
  return {
    pads: {
      name,
      addressOf: async (document) => ({
        dialect: "hocuspocus",
        url: `ws://127.0.0.1:${port}`,
        document: String(document),
        ticket: "anybody",
      }),
    },
    async stop() {
      child.kill();
      await ended;
    },
  };
};
