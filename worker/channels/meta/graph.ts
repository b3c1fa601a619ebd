import { retryAfterOf } from "../retry-after.ts";

const VERSION = "v23.0";
const TIMEOUT_MS = 15_000;
/** A file of 100 MB on its way up. */
const UPLOAD_TIMEOUT_MS = 120_000;

/** Where the Graph API answers, such as https://graph.facebook.com, and what speaks with it. */
export type Graph = { url: string; fetcher: typeof fetch };

export type GraphRequest = {
  method?: "GET" | "POST" | "DELETE";
  /** Without the version, such as `123/messages`. */
  path: string;
  token: string;
  body?: Record<string, unknown> | FormData;
};

/** `body` is null when it is no JSON. */
export type GraphAnswer = { ok: boolean; status: number; body: unknown; retryAfterMs: number | null };

/** Asks the Graph API once. Rejects when no whole answer came in time: what was asked may have been done or not. */
export const askGraph = async (
  { url, fetcher }: Graph,
  { method = "GET", path, token, body }: GraphRequest,
): Promise<GraphAnswer> => {
  const isForm = body instanceof FormData;
  const response = await fetcher(`${url}/${VERSION}/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body && !isForm ? { "content-type": "application/json" } : {}),
    },
    ...(body ? { body: isForm ? body : JSON.stringify(body) } : {}),
    redirect: "manual",
    signal: AbortSignal.timeout(isForm ? UPLOAD_TIMEOUT_MS : TIMEOUT_MS),
  });
  return {
    ok: response.ok,
    status: response.status,
    body: jsonOf(await response.text()),
    retryAfterMs: retryAfterOf(response.headers),
  };
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
