import { expect, it } from "vitest";
import { retryAfterOf } from "../../../worker/channels/retry-after.ts";

it.each([
  [{ "retry-after": "7" }, 7_000],
  [{ "retry-after": "0" }, 0],
  [{ "retry-after": "Fri, 28 Nov 2025 03:20:30 GMT", date: "Fri, 28 Nov 2025 03:20:00 GMT" }, 30_000],
  [{ "retry-after": "Fri, 28 Nov 2025 03:19:00 GMT", date: "Fri, 28 Nov 2025 03:20:00 GMT" }, 0],
  [{ "retry-after": "Fri, 28 Nov 2025 03:20:30 GMT" }, null],
  [{ "retry-after": "-5" }, null],
  [{ "retry-after": "soon" }, null],
  [{}, null],
])("%j asks to wait for %s ms", (headers, wait) => {
  expect(retryAfterOf(new Headers(headers as Record<string, string>))).toBe(wait);
});
