import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { TOOL_ENV } from "./run.ts";
import { ROOT } from "./settings.ts";

const START_MS = 60_000;
const STOP_MS = 5_000;

export type ServerOptions = {
  name: string;
  /** What `node` runs. */
  args: readonly string[];
  /** Answers once the server is ready. */
  url: string;
  env?: Record<string, string>;
  /** Receives what the server prints; without it the server shares our terminal. */
  onOutput?: (text: string) => void;
};

export type Server = {
  name: string;
  pid: number;
  /** Resolves when the process has ended, whoever ended it. */
  ended: Promise<void>;
  stop: () => Promise<void>;
};

/** Starts a server and waits until it answers. @throws {Error} when it ends or stays silent for a minute */
export const startServer = async ({ name, args, url, env, onOutput }: ServerOptions): Promise<Server> => {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, ...TOOL_ENV, ...env },
    stdio: ["ignore", onOutput ? "pipe" : "inherit", onOutput ? "pipe" : "inherit"],
    // A group of its own: Ctrl-C reaches only us, and we end the server with all that it started.
    detached: true,
  });
  if (onOutput) for (const stream of [child.stdout, child.stderr]) stream?.on("data", (it) => onOutput(String(it)));
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  child.once("error", () => end()).once("exit", () => end());
  const stop = () => stopGroup(child, ended);
  // Ctrl-C while it still starts: nobody holds it yet who could stop it.
  const orphan = () => signalGroup(child, "SIGTERM");
  process.once("exit", orphan);
  const gone = new AbortController();
  void ended.then(() => {
    gone.abort();
    process.off("exit", orphan);
  });
  const isUp = await answers(url, AbortSignal.any([gone.signal, AbortSignal.timeout(START_MS)]));
  if (isUp && child.pid) return { name, pid: child.pid, ended, stop };
  await stop();
  throw new Error(`${name} did not start at ${url}`);
};

const answers = async (url: string, signal: AbortSignal): Promise<boolean> => {
  while (!signal.aborted) {
    try {
      const answer = await fetch(url, { signal, redirect: "manual" });
      await answer.body?.cancel();
      return true;
    } catch {
      await sleep(100);
    }
  }
  return false;
};

const stopGroup = async (child: ChildProcess, ended: Promise<void>): Promise<void> => {
  signalGroup(child, "SIGTERM");
  await Promise.race([ended, sleep(STOP_MS, undefined, { ref: false })]);
  signalGroup(child, "SIGKILL");
  await ended;
};

const signalGroup = (child: ChildProcess, signal: NodeJS.Signals): void => {
  try {
    if (child.pid) process.kill(-child.pid, signal);
  } catch {
    // The whole group has ended.
  }
};
