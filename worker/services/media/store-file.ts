import { HEAD_BYTES } from "./sniff.ts";

/** R2 wants every part but the last to be of one size, and none below this. Source: R2, Multipart upload, Limits. */
const PART_BYTES = 5 * 1024 * 1024;

/** More bytes came than are taken. */
export class TooLarge extends Error {}

/** The first bytes of a stream, and all of it, these included. `rest` ends early, with an error, when `signal` says so. */
export type Peeked = { head: Uint8Array; rest: AsyncIterable<Uint8Array>; cancel: () => Promise<void> };

/** Reads no more than it takes to tell what the stream holds. */
export const peek = async (body: ReadableStream<Uint8Array>, signal?: AbortSignal): Promise<Peeked> => {
  const reader = body.getReader();
  const stop = (): void => void reader.cancel().catch(() => undefined);
  signal?.addEventListener("abort", stop, { once: true });
  const read = async (): Promise<Uint8Array | null> => {
    const { value, done } = await reader.read();
    signal?.throwIfAborted();
    return done ? null : value;
  };
  const first: Uint8Array[] = [];
  let bytes = 0;
  for (let chunk = await read(); chunk; chunk = bytes < HEAD_BYTES ? await read() : null) {
    first.push(chunk);
    bytes += chunk.length;
  }
  const cancel = (): Promise<void> => {
    signal?.removeEventListener("abort", stop);
    return reader.cancel().catch(() => undefined);
  };
  const rest = async function* () {
    try {
      yield* first;
      for (let chunk = await read(); chunk; chunk = await read()) yield chunk;
    } finally {
      await cancel();
    }
  };
  return { head: join(first), rest: rest(), cancel };
};

/**
 * Puts a file of any length into the bucket, holding only parts of it in memory, and answers how many bytes it has. Nothing
 * is left behind when it fails. @throws {TooLarge}
 */
export const storeFile = async (
  bucket: R2Bucket,
  key: string,
  chunks: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<number> => {
  const sent: R2UploadedPart[] = [];
  let upload: R2MultipartUpload | null = null;
  let last: Uint8Array = new Uint8Array();
  try {
    for await (const part of partsOf(chunks, limit)) {
      if (last.length > 0) {
        upload ??= await bucket.createMultipartUpload(key);
        sent.push(await upload.uploadPart(sent.length + 1, last));
      }
      last = part;
    }
    if (upload) await upload.complete([...sent, await upload.uploadPart(sent.length + 1, last)]);
    else await bucket.put(key, last);
    return sent.length * PART_BYTES + last.length;
  } catch (error) {
    await upload?.abort();
    throw error;
  }
};

async function* partsOf(chunks: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let size = 0;
  let total = 0;
  for await (const chunk of chunks) {
    total += chunk.length;
    if (total > limit) throw new TooLarge();
    let rest = chunk;
    while (size + rest.length >= PART_BYTES) {
      yield join([...waiting, rest.subarray(0, PART_BYTES - size)]);
      rest = rest.subarray(PART_BYTES - size);
      [waiting, size] = [[], 0];
    }
    waiting.push(rest);
    size += rest.length;
  }
  if (size > 0) yield join(waiting);
}

const join = (chunks: readonly Uint8Array[]): Uint8Array => {
  const all = new Uint8Array(chunks.reduce((sum, it) => sum + it.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
};
