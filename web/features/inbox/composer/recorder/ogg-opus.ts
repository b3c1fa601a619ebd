import { oggChecksum } from "./ogg-checksum.ts";
import { samplesOf } from "./opus-packet.ts";
import type { OpusStream } from "./webm-opus.ts";

const FIRST = 2;
const LAST = 4;
/** A page a second of speech, as recorders of voice messages write it. */
const PACKETS_A_PAGE = 50;
/** Entries of a page's table; each says up to 255 bytes of a packet. */
const MAX_ENTRIES = 255;

type Page = { flags: number; position: number; packets: readonly Uint8Array[] };

/**
 * Puts an Opus stream into Ogg. Nothing is encoded anew.
 * Sources: RFC 3533 (Ogg), §6 The Ogg page format; RFC 7845 (Ogg Opus), §3 to §5.
 * @param serial tells streams apart, 32 bits
 */
export const writeOggOpus = ({ head, packets }: OpusStream, serial: number): Uint8Array<ArrayBuffer> => {
  const pages: Page[] = [
    { flags: FIRST, position: 0, packets: [head] },
    { flags: 0, position: 0, packets: [commentHeader()] },
  ];
  let position = 0;
  for (const group of grouped(packets)) {
    position = group.reduce((sum, it) => sum + samplesOf(it), position);
    pages.push({ flags: 0, position, packets: group });
  }
  pages[pages.length - 1]!.flags |= LAST;
  return joined(pages.map((it, sequence) => writePage(it, serial, sequence)));
};

const commentHeader = (): Uint8Array => {
  const vendor = new TextEncoder().encode("Prosa");
  const bytes = new Uint8Array(8 + 4 + vendor.length + 4);
  bytes.set(new TextEncoder().encode("OpusTags"));
  new DataView(bytes.buffer).setUint32(8, vendor.length, true);
  bytes.set(vendor, 12);
  return bytes;
};

const entriesOf = (packet: Uint8Array): number => Math.floor(packet.length / 255) + 1;

/** The packets of each page: no more than its table has room for. */
const grouped = (packets: readonly Uint8Array[]): Uint8Array[][] => {
  const groups: Uint8Array[][] = [];
  let entries = MAX_ENTRIES;
  for (const it of packets) {
    const last = groups.at(-1);
    const isFull = !last || last.length === PACKETS_A_PAGE || entries + entriesOf(it) > MAX_ENTRIES;
    if (isFull) groups.push([it]);
    else last.push(it);
    entries = isFull ? entriesOf(it) : entries + entriesOf(it);
  }
  return groups;
};

const writePage = ({ flags, position, packets }: Page, serial: number, sequence: number): Uint8Array => {
  const table = packets.flatMap((it) => [...Array<number>(entriesOf(it) - 1).fill(255), it.length % 255]);
  const header = new Uint8Array(27 + table.length);
  const view = new DataView(header.buffer);
  header.set(new TextEncoder().encode("OggS"));
  header[5] = flags;
  view.setBigUint64(6, BigInt(position), true);
  view.setUint32(14, serial, true);
  view.setUint32(18, sequence, true);
  header[26] = table.length;
  header.set(table, 27);
  const page = joined([header, ...packets]);
  new DataView(page.buffer).setUint32(22, oggChecksum(page), true);
  return page;
};

const joined = (parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const all = new Uint8Array(parts.reduce((sum, it) => sum + it.length, 0));
  let at = 0;
  for (const it of parts) {
    all.set(it, at);
    at += it.length;
  }
  return all;
};
