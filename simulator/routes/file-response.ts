import type { Context } from "hono";
import type { StoredFile } from "../state/files.ts";
import { SimError } from "./sim-error.ts";

/** What a page may show by itself; everything else is saved, so that no document of a stranger runs here. */
const SHOWN = /^(image\/(jpeg|png|webp|gif)|audio\/|video\/)/;

/** @throws {SimError} 404 */
export function fileResponse(c: Context, file: StoredFile | undefined): Response {
  if (!file) throw new SimError("not_found", 404);
  const disposition = SHOWN.test(file.mime) ? "inline" : "attachment";
  return c.body(file.bytes, 200, {
    "content-type": file.mime,
    "content-length": String(file.bytes.length),
    "content-disposition": `${disposition}; filename*=UTF-8''${encodeURIComponent(file.name ?? "arquivo")}`,
    "content-security-policy": "sandbox; default-src 'none'",
    "x-content-type-options": "nosniff",
  });
}
