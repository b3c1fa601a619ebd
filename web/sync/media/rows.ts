import type { Id } from "#shared/ids.ts";

/** A file's bytes on this device. `size` in bytes; `usedAt`, when it was last shown, in epoch milliseconds. */
export type MediaRow = { id: Id; conversationId: Id; blob: Blob; size: number; usedAt: number };
