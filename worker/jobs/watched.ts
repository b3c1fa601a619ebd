import type { Env } from "../env.ts";
import { log, type LogLine, logTrouble } from "../logs/log.ts";
import { meteredShards, noUsage } from "../store/metered.ts";

/** Does a job with an environment whose databases are counted, and logs a line of it however it ends. */
export const watched = async (env: Env, line: LogLine, job: (env: Env) => Promise<void>): Promise<void> => {
  const since = Date.now();
  const usage = noUsage();
  const ended = () => ({ ...line, ms: Date.now() - since, ...usage });
  try {
    await job(meteredShards(env, usage, Date.now));
    log({ ...ended(), isDone: true });
  } catch (error) {
    logTrouble({ ...ended(), isDone: false }, error);
    throw error;
  }
};
