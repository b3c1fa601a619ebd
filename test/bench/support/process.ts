import { readdirSync, readFileSync } from "node:fs";

/** What a process has taken so far: memory that it holds, in bytes, and processor time, in milliseconds. */
export type Taken = { bytes: number; cpuMs: number };

const TICK_MS = 10;

/** The processes that this one has started, and that are called so. Linux. */
export const childrenCalled = (name: string): number[] =>
  readdirSync("/proc")
    .filter((it) => /^\d+$/.test(it))
    .map(Number)
    .filter((pid) => {
      const stat = statOf(pid);
      return stat?.name === name && stat.parent === process.pid;
    });

export const takenBy = (pid: number): Taken => {
  const [resident] = /(?<=VmRSS:\s+)\d+/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  const stat = statOf(pid);
  if (!resident || !stat) throw new Error(`process ${pid} is gone`);
  return { bytes: Number(resident) * 1_024, cpuMs: stat.ticks * TICK_MS };
};

/** Source: proc(5), `/proc/pid/stat`. */
const statOf = (pid: number) => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [, name = "", rest = ""] = /^\d+ \((.*)\) (.*)$/s.exec(text) ?? [];
    const fields = rest.split(" ").map(Number);
    return { name, parent: fields[1], ticks: (fields[11] ?? 0) + (fields[12] ?? 0) };
  } catch {
    // It has ended since the list was made.
    return null;
  }
};
