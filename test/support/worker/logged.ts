import { vi } from "vitest";

export type Line = Record<string, unknown> & { event?: string };

/** All that is written to the console from now on, until the mocks are restored. */
export const listenToLogs = () => {
  const written: string[] = [];
  for (const level of ["log", "info", "warn", "error", "debug"] as const) {
    vi.spyOn(console, level).mockImplementation(
      (...parts: unknown[]) => void written.push(parts.map(String).join(" ")),
    );
  }
  return {
    /** As it was written, for looking for what must not be there. */
    text: (): string => written.join("\n"),
    /** The lines of an event, each of which is JSON. */
    of: (event: string): Line[] => written.map((it): Line => JSON.parse(it)).filter((it) => it.event === event),
  };
};
