import type { StoredFile } from "../state/files.ts";
import type { World } from "../world.ts";

const MAX_BYTES = 100_000_000;
const TIMEOUT_MS = 15_000;

/** The file behind an address or a `data:` URL that Prosa named, stored; null when it cannot be had. Never rejects. */
export async function fetchFile(
  { files, tasks }: World,
  url: string,
  name: string | null = null,
): Promise<StoredFile | null> {
  try {
    const signal = AbortSignal.any([tasks.signal, AbortSignal.timeout(TIMEOUT_MS)]);
    const response = await fetch(url, { signal });
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (!response.ok || bytes.length === 0 || bytes.length > MAX_BYTES) return null;
    return files.add({ bytes, mime: response.headers.get("content-type") ?? "application/octet-stream", name });
  } catch {
    return null;
  }
}
