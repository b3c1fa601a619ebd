import type { Media } from "#shared/model/media.ts";
import type { HttpPorts } from "../http.ts";

/** What became of asking for a file's bytes. */
export type Bytes = { ok: true; blob: Blob } | { ok: false; code: "offline" | "failed" };

/**
 * Asks for a file by an address that the server gave. Only what is what its message says is taken: not a captive portal's
 * page, and not half of it. The browser's own cache keeps nothing, since nothing could take it back from there.
 */
export const fetchBytes = async (
  fetch: HttpPorts["fetch"],
  path: string,
  { mime, bytes }: Pick<Media, "mime" | "bytes">,
  signal: AbortSignal,
): Promise<Bytes> => {
  try {
    const response = await fetch(path, { credentials: "same-origin", cache: "no-store", signal });
    if (!response.ok) return { ok: false, code: "failed" };
    const blob = await response.blob();
    const isIt = blob.type === mime && (bytes === null || blob.size === bytes);
    return isIt ? { ok: true, blob } : { ok: false, code: "failed" };
  } catch {
    return { ok: false, code: "offline" };
  }
};
