import type { Readable } from "node:stream";
import { Miniflare, type WorkerOptions } from "miniflare";

export type Workerd = {
  /** The address of a Worker of the process, by its name: workerd's own socket, with nothing in front. */
  urlOf: (name: string) => string;
  /** A Worker's database, for what a benchmark prepares or looks up. */
  databaseOf: (name: string) => Promise<D1Database>;
  stop: () => Promise<void>;
};

type D1Database = Awaited<ReturnType<Miniflare["getD1Database"]>>;

/** Runs Workers in one process of workerd, whose state lies in the folder as that of a local run does. */
export const startWorkerd = async (
  stateDir: string,
  workers: readonly (WorkerOptions & { name: string })[],
): Promise<Workerd> => {
  const miniflare = new Miniflare({
    defaultPersistRoot: `${stateDir}/v3`,
    // Nothing of what is measured comes from outside of this machine.
    cf: false,
    handleRuntimeStdio: (out: Readable, errors: Readable) => {
      // A line of the log for each request: that it is written is part of what is measured, that it is shown is not.
      out.resume();
      errors.pipe(process.stderr);
    },
    workers: workers.map((it) => ({ ...it, unsafeDirectSockets: [{ host: "127.0.0.1" }] })),
  });
  await miniflare.ready;
  const urls = new Map<string, string>();
  for (const { name } of workers) urls.set(name, (await miniflare.unsafeGetDirectURL(name)).origin);
  return {
    urlOf(name) {
      const url = urls.get(name);
      if (!url) throw new Error(`no Worker is called ${name}`);
      return url;
    },
    databaseOf: (name) => miniflare.getD1Database("DB", name),
    stop: () => miniflare.dispose(),
  };
};
