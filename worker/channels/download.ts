import type { FetchedMedia } from "./port.ts";

/** For the whole file, the largest that is taken on a slow line. */
const TIMEOUT_MS = 120_000;
const MAX_REDIRECTS = 3;

export type Download = {
  url: string;
  /** Whether a file may come from there; asked again for each address that the one before refers to. */
  isAllowed: (url: URL) => boolean;
  /** The bearer's token for an address: it goes to nobody but the provider. */
  tokenFor?: (url: URL) => string | null;
  /** The answers that say that the file is no more: 404 and 410, and what else the provider says it with. */
  alsoGone?: readonly number[];
};

/** Fetches a file, from nowhere but where it may be had. Never rejects. */
export const download = async (fetcher: typeof fetch, asked: Download): Promise<FetchedMedia> => {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const gone = new Set([404, 410, ...(asked.alsoGone ?? [])]);
  let url = URL.parse(asked.url);
  for (let hops = 0; url && asked.isAllowed(url) && hops <= MAX_REDIRECTS; hops++) {
    const token = asked.tokenFor?.(url) ?? null;
    const response = await fetcher(url.href, {
      headers: token === null ? {} : { authorization: `Bearer ${token}` },
      redirect: "manual",
      signal,
    }).catch(() => null);
    if (!response) return { result: "later" };
    if (response.ok) return fetched(response);
    await response.body?.cancel().catch(() => undefined);
    if (gone.has(response.status)) return { result: "gone" };
    if (response.status < 300 || response.status >= 400) return { result: "later" };
    url = URL.parse(response.headers.get("location") ?? "", url);
  }
  return { result: "gone" };
};

const fetched = ({ body, headers }: Response): FetchedMedia => {
  const bytes = Number(headers.get("content-length") ?? Number.NaN);
  return {
    result: "fetched",
    body: body ?? new Response(new Uint8Array()).body ?? new ReadableStream(),
    mime: headers.get("content-type"),
    bytes: Number.isSafeInteger(bytes) ? bytes : null,
    name: nameIn(headers.get("content-disposition")),
  };
};

/** The file's name, plain or percent-encoded. Source: RFC 6266. */
const nameIn = (disposition: string | null): string | null => {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? "")?.[1];
  if (encoded) return decoded(encoded.trim());
  return /filename="?([^";]+)"?/i.exec(disposition ?? "")?.[1]?.trim() ?? null;
};

const decoded = (text: string): string | null => {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
};
