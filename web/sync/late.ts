/** How long until code that could not be fetched is asked for again, in milliseconds. */
const AGAIN_MS = 2_000;

/** Code that is fetched when it is first needed, and then is there for good. Without a network it is waited for. */
export const late = <T>(fetchCode: () => Promise<T>) => {
  let code: T | null = null;
  const load = async (): Promise<T> => {
    while (!code) {
      code = await fetchCode().catch(() => null);
      if (!code) await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
    return code;
  };
  return {
    load,
    isHere: (): boolean => code !== null,
    /** Throws before it has been loaded. */
    now(): T {
      if (!code) throw new Error("used before it was loaded");
      return code;
    },
    /** At once when it is there already. */
    with(use: (code: T) => void): void {
      if (code) use(code);
      else void load().then(use);
    },
  };
};

type Call = (...args: unknown[]) => unknown;

/** The calls of what is made when the first of them comes; `parts` are there from the start. */
export const lateCalls = <T extends object>(load: () => Promise<T>, parts: Partial<T> = {}): T =>
  new Proxy(parts as T, {
    get: (_, name) =>
      Reflect.get(parts, name) ?? (async (...args: unknown[]) => (Reflect.get(await load(), name) as Call)(...args)),
  });
