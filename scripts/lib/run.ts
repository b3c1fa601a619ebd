import { spawn } from "node:child_process";
import { ROOT } from "./settings.ts";

export type Outcome = { code: number; output: string };

/** Tools must neither ask, nor call home, nor depend on the network. */
export const TOOL_ENV = {
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  NO_COLOR: "1",
  WRANGLER_HIDE_BANNER: "true",
  WRANGLER_SEND_ERROR_REPORTS: "false",
  WRANGLER_SEND_METRICS: "false",
};

/** Runs `node` with the arguments to its end, and answers its exit code and everything it printed. */
export const run = (args: readonly string[], env: Record<string, string> = {}): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: { ...process.env, ...TOOL_ENV, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const keep = (chunk: Buffer) => (output += chunk.toString());
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });

/** As `run`, for what must succeed. @throws {Error} with what it printed */
export const mustRun = async (args: readonly string[], env: Record<string, string> = {}): Promise<void> => {
  const { code, output } = await run(args, env);
  if (code !== 0) throw new Error(`${args.join(" ")} failed:\n${output.trimEnd()}`);
};
