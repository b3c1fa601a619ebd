import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { BUILT_IN } from "../../../simulator/files/built-in.ts";
import { voiceFormat } from "../../../web/features/inbox/composer/recorder/format.ts";
import { oggChecksum } from "../../../web/features/inbox/composer/recorder/ogg-checksum.ts";
import { toVoiceFile } from "../../../web/features/inbox/composer/recorder/voice-file.ts";
import { readWebmOpus } from "../../../web/features/inbox/composer/recorder/webm-opus.ts";

/** Two seconds of a browser's test tone, as MediaRecorder writes it: 36 packets of 60 ms. */
const RECORDED = Uint8Array.from(readFileSync(new URL("./recorded-voice.webm", import.meta.url)));
const WEBM = { mime: "audio/webm;codecs=opus", ending: "webm" };

type Page = {
  flags: number;
  position: number;
  serial: number;
  sequence: number;
  isSound: boolean;
  packets: Uint8Array[];
};

/** Reads an Ogg file whose packets all end on the page where they begin. */
const pagesOf = (file: Uint8Array): Page[] => {
  const pages: Page[] = [];
  for (let at = 0; at < file.length;) {
    const table = [...file.subarray(at + 27, at + 27 + file[at + 26]!)];
    const start = at + 27 + table.length;
    const end = start + table.reduce((sum, it) => sum + it, 0);
    const page = file.slice(at, end);
    const view = new DataView(page.buffer);
    const [flags, position] = [page[5]!, Number(view.getBigUint64(6, true))];
    const [serial, sequence, sum] = [14, 18, 22].map((it) => view.getUint32(it, true));
    view.setUint32(22, 0, true);
    const packets: Uint8Array[] = [];
    let [from, to] = [start, start];
    for (const it of table) {
      to += it;
      if (it === 255) continue;
      packets.push(file.slice(from, to));
      from = to;
    }
    pages.push({ flags, position, serial: serial!, sequence: sequence!, isSound: oggChecksum(page) === sum, packets });
    at = end;
  }
  return pages;
};

test("a voice message is recorded as Opus where the browser can, as AAC where it cannot, else not at all", () => {
  const CHROMIUM = ["audio/webm;codecs=opus", "audio/mp4"];
  expect(voiceFormat((it) => CHROMIUM.includes(it))?.ending).toBe("webm");
  expect(voiceFormat((it) => [...CHROMIUM, "audio/ogg;codecs=opus"].includes(it))?.ending).toBe("ogg");
  expect(voiceFormat((it) => it === "audio/mp4")?.ending).toBe("m4a");
  expect(voiceFormat(() => false)).toBeNull();
});

test("a recording in WebM becomes an Ogg file of the same packets, with their time", async () => {
  const file = await toVoiceFile(new Blob([RECORDED]), WEBM);
  expect([file.name, file.type]).toEqual(["voz.ogg", "audio/ogg"]);
  const pages = pagesOf(new Uint8Array(await file.arrayBuffer()));
  const stream = readWebmOpus(RECORDED)!;
  expect(pages[0]!.packets).toEqual([stream.head]);
  expect(new TextDecoder().decode(pages[1]!.packets[0]!.subarray(0, 8))).toBe("OpusTags");
  expect(pages.slice(2).flatMap((it) => it.packets)).toEqual(stream.packets);
  expect(stream.packets).toHaveLength(36);
  expect(pages.at(-1)!.position).toBe(36 * 0.06 * 48_000);
});

test("its pages are numbered, begin and end one stream, and carry sound checksums", async () => {
  const file = await toVoiceFile(new Blob([RECORDED]), WEBM);
  const pages = pagesOf(new Uint8Array(await file.arrayBuffer()));
  expect(pages.map((it) => it.sequence)).toEqual(pages.map((_, at) => at));
  expect(pages.map((it) => it.flags)).toEqual([2, ...pages.slice(2).map(() => 0), 4]);
  expect(new Set(pages.map((it) => it.serial)).size).toBe(1);
  expect(pages.every((it) => it.isSound)).toBe(true);
  // The same rule holds for a file that another program wrote.
  expect(pagesOf(BUILT_IN.voice.bytes).every((it) => it.isSound)).toBe(true);
});

test("a recording of another format, and one that is cut off, is sent as it is or as far as it goes", async () => {
  const m4a = await toVoiceFile(new Blob(["ftyp"]), { mime: "audio/mp4", ending: "m4a" });
  expect([m4a.name, m4a.type, await m4a.text()]).toEqual(["voz.m4a", "audio/mp4", "ftyp"]);
  const broken = await toVoiceFile(new Blob(["no recording"]), WEBM);
  expect([broken.name, broken.type, await broken.text()]).toEqual(["voz.webm", "audio/webm", "no recording"]);
  expect(readWebmOpus(RECORDED.subarray(0, 3_000))!.packets.length).toBeGreaterThan(5);
  expect(readWebmOpus(new Uint8Array())).toBeNull();
});
