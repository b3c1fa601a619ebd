/** `npm start`: the whole product on this machine, with a demo company and a simulated provider. */
import { assertFree } from "./lib/ports.ts";
import { type Product, startProduct } from "./lib/product.ts";
import { mustRun } from "./lib/run.ts";
import { ensureSecrets } from "./lib/secrets.ts";
import { settingsFromEnvironment } from "./lib/settings.ts";
import { prepareState } from "./lib/state.ts";
import { welcome } from "./lib/welcome.ts";

let product: Product | undefined;
let isStopping = false;

const stop = async (exitCode: number): Promise<void> => {
  if (isStopping) return;
  isStopping = true;
  await product?.stop();
  process.exit(exitCode);
};

for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop(0));

try {
  const settings = settingsFromEnvironment(process.env);
  await assertFree(settings.port, "PROSA_PORT");
  await assertFree(settings.simulatorPort, "PROSA_SIMULATOR_PORT");
  ensureSecrets();
  console.log("Building the client and preparing the database …");
  await Promise.all([mustRun(["--run", "build"]), prepareState(settings.stateDir)]);
  console.log("Starting …");
  product = await startProduct(settings);
  console.log(welcome(product));
  for (const server of product.servers) {
    void server.ended.then(() => {
      if (!isStopping) console.error(`${server.name} has ended.`);
      return stop(1);
    });
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await stop(1);
}
