import type { Post } from "./outbox.ts";

/** Posts over HTTP. Like Meta, only 200 counts, and a redirect is not followed. */
export function createHttpPost(timeoutMs: number, stopped: AbortSignal): Post {
  return async ({ url, headers, body }) => {
    try {
      const signal = AbortSignal.any([stopped, AbortSignal.timeout(timeoutMs)]);
      const response = await fetch(url, { method: "POST", headers, body, redirect: "manual", signal });
      await response.arrayBuffer();
      return response.status === 200 ? null : `HTTP ${response.status}`;
    } catch (error) {
      stopped.throwIfAborted();
      return networkCode(error);
    }
  };
}

function networkCode(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error && "code" in cause ? String(cause.code) : error.name;
}
