import { createHash } from "node:crypto";
import { BUILT_IN, BUILT_IN_IDS, BUILT_IN_NAMES } from "../files/built-in.ts";

/** A file that a customer sent, or that Prosa uploaded. */
export interface StoredFile {
  /** Digits, as Meta's media ids. */
  id: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** What whoever brought it says that it is. */
  mime: string;
  name: string | null;
  /** SHA-256 of the bytes. */
  sha256: Buffer;
}

export interface Files {
  add(file: { bytes: Uint8Array<ArrayBuffer>; mime: string; name?: string | null }): StoredFile;
  find(id: string): StoredFile | undefined;
  /** Returns whether it was there. */
  remove(id: string): boolean;
}

/** So many of the newest are kept, so that a long run does not fill the memory. */
const KEPT = 2000;

export function createFiles(newId: () => string): Files {
  const byId = new Map<string, StoredFile>();
  const stored = (id: string, bytes: Uint8Array<ArrayBuffer>, mime: string, name: string | null): StoredFile => ({
    id,
    bytes,
    mime,
    name,
    sha256: createHash("sha256").update(bytes).digest(),
  });
  const builtIn = new Map(
    BUILT_IN_NAMES.map((key) => {
      const { bytes, mime, name } = BUILT_IN[key];
      return [BUILT_IN_IDS[key], stored(BUILT_IN_IDS[key], bytes, mime, name)];
    }),
  );
  return {
    add({ bytes, mime, name = null }) {
      const file = stored(newId(), bytes, mime, name);
      byId.set(file.id, file);
      const oldest = byId.size > KEPT ? byId.keys().next().value : undefined;
      if (oldest !== undefined) byId.delete(oldest);
      return file;
    },
    find: (id) => byId.get(id) ?? builtIn.get(id),
    remove: (id) => byId.delete(id),
  };
}
