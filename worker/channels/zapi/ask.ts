import type { Failure } from "#shared/model/message.ts";
import type { ChannelAddress, Credentials } from "../port.ts";
import { recordOf, textOf } from "../raw.ts";
import { withoutSecrets } from "../redact.ts";
import { retryAfterOf } from "../retry-after.ts";

const TIMEOUT_MS = 15_000;
const MAX_REASON = 1_000;

/** Where Z-API answers, such as https://api.z-api.io, and what speaks with it. */
export type Zapi = { url: string; fetcher: typeof fetch };

/** `body` is null when it is no JSON object. */
export type ZapiAnswer = {
  ok: boolean;
  status: number;
  body: Record<string, unknown> | null;
  retryAfterMs: number | null;
};

/**
 * Asks Z-API once, as an instance, with the account's security token. Rejects when no whole answer came in time: what was
 * asked may have been done or not. Source: Z-API, Security token.
 */
export const askZapi = async (
  { url, fetcher }: Zapi,
  path: string,
  { externalId }: ChannelAddress,
  { accessToken, clientToken }: Credentials,
  body?: Record<string, unknown>,
): Promise<ZapiAnswer> => {
  const instance = `instances/${encodeURIComponent(externalId)}/token/${encodeURIComponent(accessToken)}`;
  const response = await fetcher(`${url}/${instance}/${path}`, {
    method: body ? "POST" : "GET",
    headers: {
      ...(clientToken ? { "client-token": clientToken } : {}),
      ...(body ? { "content-type": "application/json" } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
    redirect: "manual",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  return {
    ok: response.ok,
    status: response.status,
    body: objectIn(await response.text()),
    retryAfterMs: retryAfterOf(response.headers),
  };
};

/** Why an answer is no success: Z-API has words, but no codes, so the code is the answer's status. */
export const failureIn = ({ status, body }: ZapiAnswer, credentials: Credentials): Failure => {
  const words = textOf(body?.message) ?? textOf(body?.error) ?? "";
  return { code: `http_${status}`, reason: withoutSecrets(words, credentials).slice(0, MAX_REASON).toWellFormed() };
};

const objectIn = (text: string): Record<string, unknown> | null => {
  try {
    return recordOf(JSON.parse(text));
  } catch {
    return null;
  }
};
