/** An Opus stream out of its container: its identification header, and its packets in order. */
export type OpusStream = { head: Uint8Array; packets: readonly Uint8Array[] };

const CODEC_PRIVATE = 0x63a2;
const SIMPLE_BLOCK = 0xa3;
const BLOCK = 0xa1;
/** Segment, Tracks, TrackEntry, Cluster, BlockGroup: what is looked for lies in them. */
const ENTERED: readonly number[] = [0x18538067, 0x1654ae6b, 0xae, 0x1f43b675, 0xa0];
/** Of a block's flags: several frames share it, which a recorder of one live track has no use for. */
const LACING = 0x06;

/**
 * Takes a browser's recording apart: WebM with one track of Opus. Null when it is something else.
 * Sources: RFC 8794 (EBML); RFC 9559 (Matroska), §10 Block Structure.
 */
export const readWebmOpus = (file: Uint8Array): OpusStream | null => {
  let head: Uint8Array | null = null;
  const packets: Uint8Array[] = [];
  let at = 0;
  while (at < file.length) {
    const id = readNumber(file, at, true);
    const size = id && readNumber(file, id.next, false);
    if (!size) return null;
    at = size.next;
    // A live recording does not know how long these will be. As they are entered it need not be known.
    if (ENTERED.includes(id.value)) continue;
    const content = file.subarray(at, at + size.value);
    at += size.value;
    if (id.value === CODEC_PRIVATE) head = content;
    if (id.value !== SIMPLE_BLOCK && id.value !== BLOCK) continue;
    const track = readNumber(content, 0, false);
    // Behind the track come two bytes of time and one of flags.
    if (!track || (content[track.next + 2] ?? LACING) & LACING) return null;
    packets.push(content.subarray(track.next + 3));
  }
  const isOpus = head !== null && String.fromCharCode(...head.subarray(0, 8)) === "OpusHead";
  return isOpus && packets.length > 0 ? { head: head!, packets } : null;
};

/** A number of variable length, its marker kept as ids have it or taken off; null past the end. */
const readNumber = (bytes: Uint8Array, at: number, isMarked: boolean): { value: number; next: number } | null => {
  const first = bytes[at] ?? 0;
  const length = Math.clz32(first) - 23;
  if (first === 0 || at + length > bytes.length) return null;
  let value = isMarked ? first : first & (0xff >> length);
  for (const it of bytes.subarray(at + 1, at + length)) value = value * 256 + it;
  return { value, next: at + length };
};
