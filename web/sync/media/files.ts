import type { Id } from "#shared/ids.ts";
import type { Media, MediaKind } from "#shared/model/media.ts";
import type { ReplicaDb } from "../db.ts";
import type { HttpPorts } from "../http.ts";
import type { Spawn } from "../spawn.ts";
import { fetchBytes } from "./bytes.ts";
import { readFile, writeFile } from "./disk.ts";
import type { createLinks } from "./links.ts";

export type FileState = "loading" | "ready" | "offline" | "failed";

/** A file as this tab shows it: `url` is the object URL of its bytes, good until the file is closed. */
export type ShownFile = { state: FileState; url: string | undefined };

export type FilesParts = {
  db: ReplicaDb;
  spawn: Spawn;
  fetch: HttpPorts["fetch"];
  link: ReturnType<typeof createLinks>;
  now: () => number;
  onChange: (id: Id) => void;
};

export type Files = ReturnType<typeof createFiles>;

type Entry = ShownFile & { media: Media; conversationId: Id; readers: number; cut: AbortController };

/** What is kept for offline: what one looks at or listens to in passing, and no larger than this, in bytes. */
const KEPT_KINDS: readonly MediaKind[] = ["image", "sticker", "audio"];
const MAX_KEPT_FILE_BYTES = 2_000_000;

/** The files that this tab shows: from the database, else from the server, and then kept. */
export const createFiles = ({ db, spawn, fetch, link, now, onChange }: FilesParts) => {
  const shown = new Map<Id, Entry>();

  const change = (entry: Entry, to: Partial<ShownFile>): void => {
    if (shown.get(entry.media.id) !== entry) return;
    Object.assign(entry, to);
    onChange(entry.media.id);
  };

  /** What is still on its way to it is thrown away. */
  const isOver = (entry: Entry): boolean => entry.cut.signal.aborted;

  const show = (entry: Entry, blob: Blob): void => {
    if (!isOver(entry)) change(entry, { state: "ready", url: URL.createObjectURL(blob) });
  };

  const load = async (entry: Entry): Promise<void> => {
    const { media, conversationId, cut } = entry;
    const kept = await readFile(db, media.id, now());
    if (kept) return show(entry, kept);
    const answer = await link(media.id);
    if (isOver(entry)) return;
    if (!answer.ok || answer.value === null) {
      return change(entry, { state: !answer.ok && answer.code === "offline" ? "offline" : "failed" });
    }
    const got = await fetchBytes(fetch, answer.value, media, cut.signal);
    if (isOver(entry)) return;
    if (!got.ok) return change(entry, { state: got.code });
    show(entry, got.blob);
    await keep(media, conversationId, got.blob);
  };

  const keep = async ({ id, kind }: Media, conversationId: Id, blob: Blob): Promise<void> => {
    if (!KEPT_KINDS.includes(kind) || blob.size > MAX_KEPT_FILE_BYTES) return;
    await writeFile(db, { id, conversationId, blob, size: blob.size, usedAt: now() });
  };

  const begin = (entry: Entry): void => {
    if (entry.media.state === "ready") spawn(() => load(entry));
  };

  /** Nothing of it may be shown any more. */
  const end = (entry: Entry): void => {
    entry.cut.abort();
    if (entry.url !== undefined) URL.revokeObjectURL(entry.url);
    entry.url = undefined;
  };

  /** Begins anew with what could not be had. */
  const retry = (id: Id): void => {
    const was = shown.get(id);
    if (!was || was.media.state !== "ready" || was.state === "loading" || was.state === "ready") return;
    const entry = fresh(was.media, was.conversationId, was.readers);
    shown.set(id, entry);
    onChange(id);
    begin(entry);
  };

  return {
    get: (id: Id): ShownFile | undefined => shown.get(id),
    keep,

    /** Shows a file; gives back what ends that. */
    open(media: Media, conversationId: Id): () => void {
      const known = shown.get(media.id);
      const isNews = !known || isOver(known) || known.media.state !== media.state;
      const entry: Entry = isNews ? fresh(media, conversationId, known?.readers ?? 0) : known;
      entry.readers += 1;
      if (isNews) {
        if (known) end(known);
        shown.set(media.id, entry);
        begin(entry);
      }
      let isOpen = true;
      return () => {
        if (!isOpen) return;
        isOpen = false;
        const now = shown.get(media.id);
        if (!now) return;
        now.readers -= 1;
        if (now.readers > 0) return;
        end(now);
        shown.delete(media.id);
      };
    },

    retry,

    /** The server can be reached again. */
    retryOffline(): void {
      for (const [id, { state }] of shown) if (state === "offline") retry(id);
    },

    /** These conversations have been taken away, and their files with them, also those on their way. */
    forget(conversationIds: Iterable<Id>): void {
      const gone = new Set(conversationIds);
      for (const entry of shown.values()) {
        if (!gone.has(entry.conversationId)) continue;
        end(entry);
        change(entry, { state: "failed" });
      }
    },

    close(): void {
      for (const entry of shown.values()) end(entry);
      shown.clear();
    },
  };
};

const fresh = (media: Media, conversationId: Id, readers: number): Entry => ({
  media,
  conversationId,
  readers,
  state: media.state === "ready" || media.state === "waiting" ? "loading" : "failed",
  url: undefined,
  cut: new AbortController(),
});
