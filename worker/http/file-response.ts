import type { Media } from "#shared/model/media.ts";
import { Refused } from "../refused.ts";
import { dispositionOf } from "./disposition.ts";
import { rangeOf } from "./range.ts";

/**
 * A file as an answer from which no script can run: of the type that its bytes have, shown in place only where that is safe.
 * Its bytes never change, so that its id is its tag. `readObject` reads all of the bytes or a part of them.
 * @throws {Refused} `not_found` when the bytes are gone
 */
export const fileResponse = async (
  media: Media,
  request: Headers,
  { maxAgeMs, readObject }: { maxAgeMs: number; readObject: (range?: R2Range) => Promise<R2ObjectBody | null> },
): Promise<Response> => {
  const size = media.bytes ?? 0;
  const tag = `"${media.id}"`;
  const headers = new Headers({
    "accept-ranges": "bytes",
    "cache-control": `private, max-age=${Math.max(0, Math.floor(maxAgeMs / 1000))}, immutable`,
    "content-disposition": dispositionOf(media),
    "content-security-policy": "default-src 'none'; sandbox",
    "content-type": media.mime ?? "application/octet-stream",
    "cross-origin-resource-policy": "same-origin",
    etag: tag,
  });
  if (request.get("if-none-match")?.includes(tag)) return new Response(null, { status: 304, headers });
  const isSame = (request.get("if-range") ?? tag) === tag;
  const range = isSame ? rangeOf(request.get("range"), size) : null;
  if (range === "unsatisfiable") {
    headers.set("content-range", `bytes */${size}`);
    return new Response(null, { status: 416, headers });
  }
  const object = await readObject(range ?? undefined);
  if (!object) throw new Refused("not_found");
  headers.set("content-length", String(range?.length ?? object.size));
  if (!range) return new Response(object.body, { headers });
  headers.set("content-range", `bytes ${range.offset}-${range.offset + range.length - 1}/${size}`);
  return new Response(object.body, { status: 206, headers });
};
