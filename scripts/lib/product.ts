import { HOST } from "./ports.ts";
import { type Server, startServer } from "./server.ts";
import type { Settings } from "./settings.ts";
import { WRANGLER } from "./tools.ts";

const CRON_MS = 60_000;

export type ProductOptions = Settings & {
  /** Added to the Worker's variables. */
  vars?: Record<string, string>;
  onOutput?: (text: string) => void;
};

export type Product = {
  url: string;
  simulatorUrl: string;
  servers: readonly Server[];
  stop: () => Promise<void>;
};

/**
 * Starts the simulator and the Worker on a prepared state directory and a built client, and waits for both.
 * @throws {Error} when one of them does not start; the other is stopped
 */
export const startProduct = async (options: ProductOptions): Promise<Product> => {
  const { url, simulatorUrl } = addressesOf(options);
  const started = await Promise.allSettled([startSimulator(options), startWorker(options)]);
  const servers = started.flatMap((it) => (it.status === "fulfilled" ? [it.value] : []));
  const cron = setInterval(() => void ring(url), CRON_MS);
  const stop = async () => {
    clearInterval(cron);
    await Promise.all(servers.map((it) => it.stop()));
  };
  const failed = started.find((it) => it.status === "rejected");
  if (failed) {
    await stop();
    throw failed.reason;
  }
  return { url, simulatorUrl, servers, stop };
};

const startSimulator = (options: ProductOptions): Promise<Server> => {
  const { url, simulatorUrl } = addressesOf(options);
  return startServer({
    name: "The provider simulator",
    args: ["simulator/main.ts"],
    url: simulatorUrl,
    env: { PROSA_SIMULATOR_PORT: String(options.simulatorPort), PROSA_URL: url },
    onOutput: options.onOutput,
  });
};

/** The Worker alone, on the same state as before: the simulator keeps what it knows meanwhile. */
export const startWorker = (options: ProductOptions): Promise<Server> => {
  const { url, simulatorUrl } = addressesOf(options);
  return startServer({
    name: "The Worker",
    args: workerArgs(options, { ...providersAt(simulatorUrl), PUBLIC_URL: url, ...options.vars }),
    url: `${url}/api/me`,
    onOutput: options.onOutput,
  });
};

/** The simulator plays every provider. */
const providersAt = (simulatorUrl: string) => ({ GRAPH_URL: simulatorUrl, ZAPI_URL: simulatorUrl });

const addressesOf = ({ port, simulatorPort }: Settings) => ({
  url: `http://${HOST}:${port}`,
  simulatorUrl: `http://${HOST}:${simulatorPort}`,
});

const workerArgs = ({ port, stateDir }: Settings, vars: Record<string, string>): string[] => [
  WRANGLER,
  "dev",
  "--local",
  `--ip=${HOST}`,
  `--port=${port}`,
  "--inspector-port=0",
  `--persist-to=${stateDir}`,
  "--log-level=error",
  "--show-interactive-dev-session=false",
  ...Object.entries(vars).map(([name, value]) => `--var=${name}:${value}`),
];

/** Local Workers have no clock that fires their cron: this is the address that does. */
const ring = (url: string): Promise<unknown> => fetch(`${url}/cdn-cgi/local/scheduled`).catch(() => undefined);
