import { vi } from "vitest";

type Answer = Response | Error | "silence";

/** A provider that answers as told, and remembers what it was asked. */
export const providerThat = (answer: (request: Request) => Answer | Promise<Answer>) => {
  const asked: Request[] = [];
  const fetcher: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    asked.push(request.clone());
    const said = await answer(request);
    if (said === "silence") return untilGivenUp(init?.signal ?? null);
    if (said instanceof Error) throw said;
    return said;
  };
  return { fetcher, asked };
};

/** The connection breaks; what breaks it tells the address, as real ones do. */
export const cut = (request: Request): Error => new TypeError(`fetch failed: ${request.url}`);

/** A good status, and then the connection breaks before the body has come. */
export const cutBody = (): Response =>
  new Response(
    new ReadableStream({
      pull: (controller) => controller.error(new TypeError("the connection broke")),
    }),
    { headers: { "content-type": "application/json" } },
  );

const untilGivenUp = (signal: AbortSignal | null): Promise<never> =>
  new Promise((_resolve, reject) => {
    if (!signal) reject(new Error("would wait for ever: no time-out was set"));
    signal?.addEventListener("abort", () => reject(signal.reason));
  });

/** Lets every time-out pass as soon as it is set, so that nobody waits for a silent provider. */
export const withoutPatience = async <T>(run: () => Promise<T>): Promise<T> => {
  const timeout = vi.spyOn(AbortSignal, "timeout").mockImplementation(() => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(new DOMException("timed out", "TimeoutError")), 0);
    return controller.signal;
  });
  try {
    return await run();
  } finally {
    timeout.mockRestore();
  }
};
