import type { PadRefusal } from "#shared/protocol/pad-frames.ts";
import { BrokenBytes, ByteReader } from "./byte-reader.ts";
import { endOf, type Item, type ParsedUpdate, type Range, type Ref, type Struct } from "./structs.ts";

/**
 * Reads an update as Yjs encodes it (v1, https://github.com/yjs/yjs/blob/main/INTERNALS.md). Stricter than Yjs, which takes
 * two readings of the same bytes in places: what is read here is what Yjs integrates. `forbidden` when there is content in it
 * that no pad has.
 */
export const parseUpdate = (update: Uint8Array): ParsedUpdate | Extract<PadRefusal, "malformed" | "forbidden"> => {
  const reader = new ByteReader(update);
  try {
    const structs = readStructs(reader);
    if (structs === "forbidden") return structs;
    const deletions = readDeletions(reader);
    return reader.left === 0 ? { structs, deletions } : "malformed";
  } catch (error) {
    if (error instanceof BrokenBytes) return "malformed";
    throw error;
  }
};

const readStructs = (reader: ByteReader): Map<number, Struct[]> | "forbidden" => {
  const byClient = new Map<number, Struct[]>();
  for (let clients = reader.uint(); clients > 0; clients -= 1) {
    const count = reader.uint();
    const client = reader.uint();
    let clock = reader.uint();
    // Of two lists of one client, Yjs would take the second only.
    if (count === 0 || byClient.has(client)) throw new BrokenBytes();
    const structs: Struct[] = [];
    while (structs.length < count) {
      const struct = readStruct(reader, client, clock);
      if (struct === "forbidden") return struct;
      clock = endOf(struct);
      // What is empty would never be found again, and the numbers must stay exact.
      if (struct.length === 0 || clock > MAX_CLOCK) throw new BrokenBytes();
      structs.push(struct);
    }
    byClient.set(client, structs);
  }
  return byClient;
};

const readStruct = (reader: ByteReader, client: number, clock: number): Struct | "forbidden" => {
  const info = reader.byte();
  if (info === GC) return { kind: "gc", client, clock, length: reader.uint() };
  if (info === SKIP) return { kind: "skip", client, clock, length: reader.uint() };
  const left = info & HAS_LEFT ? readRef(reader) : null;
  const right = info & HAS_RIGHT ? readRef(reader) : null;
  const isFirst = left === null && right === null;
  const parent = isFirst ? readParent(reader) : null;
  const key = isFirst && info & HAS_KEY ? reader.text() : null;
  const content = readContent(reader, info & CONTENT_BITS);
  return content === "forbidden" ? content : { kind: "item", client, clock, ...content, left, right, parent, key };
};

const readRef = (reader: ByteReader): Ref => ({ client: reader.uint(), clock: reader.uint() });

const readParent = (reader: ByteReader): string | Ref => {
  const isRoot = reader.uint();
  if (isRoot > 1) throw new BrokenBytes();
  return isRoot === 1 ? reader.text() : readRef(reader);
};

const readContent = (reader: ByteReader, content: number): Pick<Item, "content" | "length"> | "forbidden" => {
  switch (content) {
    case DELETED:
      return { content: "deleted", length: reader.uint() };
    case TEXT:
      return { content: "text", length: reader.text().length };
    case TYPE:
      return reader.uint() === TEXT_TYPE ? { content: "note", length: 1 } : "forbidden";
    default:
      if (content === GC || content >= SKIP) throw new BrokenBytes();
      return "forbidden";
  }
};

const readDeletions = (reader: ByteReader): Range[] => {
  const ranges: Range[] = [];
  for (let clients = reader.uint(); clients > 0; clients -= 1) {
    const client = reader.uint();
    for (let count = reader.uint(); count > 0; count -= 1) {
      const range = { client, clock: reader.uint(), length: reader.uint() };
      if (range.length === 0 || endOf(range) > MAX_CLOCK) throw new BrokenBytes();
      ranges.push(range);
    }
  }
  return ranges;
};

const MAX_CLOCK = 2 ** 31 - 1;

/** A struct's first byte: what it has in it, and what else is told of it. */
const GC = 0;
const DELETED = 1;
const TEXT = 4;
const TYPE = 7;
const SKIP = 10;
const CONTENT_BITS = 0x1f;
const HAS_KEY = 0x20;
const HAS_RIGHT = 0x40;
const HAS_LEFT = 0x80;

/** Of Yjs' types, the text. */
const TEXT_TYPE = 2;
