import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

export type Settings = {
  port: number;
  simulatorPort: number;
  /** Where D1, Durable Objects, R2 and queues keep their local state. */
  stateDir: string;
};

/** The fixed addresses of a local run, changed by the environment when several run side by side. */
export const settingsFromEnvironment = (env: NodeJS.ProcessEnv): Settings => ({
  port: portFrom(env, "PROSA_PORT", 8787),
  simulatorPort: portFrom(env, "PROSA_SIMULATOR_PORT", 8788),
  stateDir: resolve(ROOT, env.PROSA_STATE_DIR ?? ".wrangler/state"),
});

const portFrom = (env: NodeJS.ProcessEnv, name: string, usual: number): number => {
  const text = env[name];
  if (!text) return usual;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`${name} is not a port: ${text}`);
  return port;
};
