import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";

export const ROOT = join(import.meta.dirname, "../../..");

/** A server in a process group of its own, so that it can be killed together with the runtime that it starts. */
export class Child {
  readonly #process: ChildProcess;

  private constructor(process: ChildProcess) {
    this.#process = process;
  }

  /** Runs a package's command with our Node, and waits until it says that it is ready. */
  static async start(command: string, options: string[][]): Promise<Child> {
    const bin = join(ROOT, "node_modules/.bin");
    const [program = "", ...rest] = command.split(" ");
    const child = spawn(join(bin, "node"), [join(bin, program), ...rest, ...options.flat()], {
      cwd: ROOT,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, CI: "true", NO_COLOR: "1", WRANGLER_SEND_METRICS: "false" },
    });
    // In a group of its own it does not hear the terminal's interrupt.
    process.once("exit", () => endGroup(child));
    let said = "";
    await new Promise<void>((resolve, reject) => {
      const hear = (chunk: Buffer) => {
        said += chunk.toString();
        if (/Ready on/.test(said)) resolve();
      };
      child.stdout.on("data", hear);
      child.stderr.on("data", hear);
      child.once("exit", () => reject(new Error(`${command} ended: ${said}`)));
    });
    return new Child(child);
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    const exit = once(this.#process, "exit");
    if (endGroup(this.#process)) await exit;
  }
}

/** False when it has ended already. */
const endGroup = ({ pid, exitCode, signalCode }: ChildProcess): boolean =>
  pid !== undefined && exitCode === null && signalCode === null && process.kill(-pid, "SIGKILL");

export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return address.port;
};
