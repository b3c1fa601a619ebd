import * as v from "valibot";
import { ERROR_CODES, type ErrorCode } from "#shared/errors.ts";

/** Why there is no value: a code of the server's, or `offline` when no server was reached. */
export type Failure = {
  ok: false;
  code: ErrorCode | "offline";
  field?: string;
  /** The HTTP status, 0 when offline. */
  status: number;
  retryAfterMs?: number;
};
export type Answer<T> = { ok: true; value: T } | Failure;

/** Whether the failure says nothing about the request itself: the same may succeed later. */
export const isPassing = (code: Failure["code"]): boolean =>
  code === "offline" || code === "unavailable" || code === "rate_limited" || code === "unauthenticated";

export type HttpPorts = {
  fetch: typeof fetch;
  /** The server has answered, whatever it said. */
  onContact: () => void;
  /** Called as a request begins; gives back what is called when the server does not know who has asked. */
  asking: () => () => void;
};

export type Request = { method?: "GET" | "POST"; path: string; body?: unknown; headers?: Record<string, string> };

const TIMEOUT_MS = 15_000;
const OFFLINE: Failure = { ok: false, code: "offline", status: 0 };
const Refusal = v.object({ error: v.object({ code: v.picklist(ERROR_CODES), field: v.optional(v.string()) }) });

/** One request to the API, its answer parsed. Never throws. */
export const createHttp =
  ({ fetch, onContact, asking }: HttpPorts) =>
  async <T>(schema: v.GenericSchema<unknown, T>, request: Request): Promise<Answer<T>> => {
    const onUnauthenticated = asking();
    const reply = await ask(fetch, request);
    if (!reply) return OFFLINE;
    onContact();
    if (reply.response.ok) {
      const parsed = v.safeParse(schema, reply.body);
      return parsed.success ? { ok: true, value: parsed.output } : { ok: false, code: "internal", status: 500 };
    }
    const failure = failureOf(reply.response, reply.body);
    if (failure.code === "unauthenticated") onUnauthenticated();
    return failure;
  };

/** Null when what answered was not our server: no network, or a captive portal's page. */
const ask = async (fetch: HttpPorts["fetch"], { method = "GET", path, body, headers }: Request) => {
  try {
    const response = await fetch(path, {
      method,
      credentials: "same-origin",
      cache: "no-store",
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body === undefined
        ? {}
        : { headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { response, body: text === "" ? null : JSON.parse(text) };
  } catch {
    return null;
  }
};

/** What the server said in refusing something. */
export const codeOf = (status: number, body: unknown): ErrorCode => {
  const refusal = v.safeParse(Refusal, body);
  return refusal.success ? refusal.output.error.code : status >= 500 ? "unavailable" : "internal";
};

const failureOf = (response: Response, body: unknown): Failure => {
  const refusal = v.safeParse(Refusal, body);
  const seconds = Number(response.headers.get("retry-after"));
  return {
    ok: false,
    status: response.status,
    ...(refusal.success ? refusal.output.error : { code: codeOf(response.status, body) }),
    ...(seconds > 0 ? { retryAfterMs: seconds * 1_000 } : {}),
  };
};
