import { createHash } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { MAX_MEDIA_BYTES, type Media } from "#shared/model/media.ts";
import { fetchMedia } from "../../../worker/services/media/fetch-media.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { bytesOf, fetched, fileTools, FILES, keptOf, putMedia } from "../../support/worker/media.ts";
import { shownTo } from "../../support/worker/outbox.ts";
import { type Put, putConversation } from "../../support/worker/put.ts";

let company: Company;
let maria: Put;
/** Maria writes to Vendas, where Carla attends to her. */
beforeEach(async () => {
  company = await foundCompany();
  maria = await putConversation(company, { team: "vendas", state: "open", attendant: "carla" });
});
const shown = async (messageId: string) =>
  (await shownTo(company, maria.id, messageId)).content?.["media"] as Media | undefined;

describe("a file that a customer sent", () => {
  it("is fetched from the provider, kept, and told in its message", async () => {
    const bytes = bytesOf("jpeg", "a photo of the sofa");
    const { tools, asked, told } = fileTools(async () => fetched(bytes, { mime: "image/jpeg" }));
    const { media, messageId } = await putMedia(company, maria);
    await fetchMedia(tools, media.id);
    expect(asked).toEqual([{ id: "provider-file-1" }]);
    const kept = await keptOf(media.id);
    expect(kept.bytes).toEqual(bytes);
    expect(kept.row).toMatchObject({ state: "ready", source: null, due_at: null });
    expect(await shownTo(company, maria.id, messageId)).toMatchObject({
      revision: 2,
      content: { media: { id: media.id, state: "ready", problem: null, mime: "image/jpeg", bytes: bytes.length } },
    });
    expect(told).toMatchObject([
      { row: { version: 2, fact: { message: { id: messageId, content: { media: { state: "ready" } } } } } },
    ]);
  });

  it("is fetched once, however often and however many at once the job is woken", async () => {
    const { tools, asked, told } = fileTools(async () => fetched(bytesOf("png")));
    const { media } = await putMedia(company, maria);
    await Promise.all(Array.from({ length: 4 }, () => fetchMedia(tools, media.id)));
    await fetchMedia(tools, media.id);
    expect([asked.length, told.length]).toEqual([1, 1]);
  });

  it("that a dead job had begun to fetch is fetched when its lease has ended, and not before", async () => {
    const dying = fileTools(() => new Promise(() => {}));
    const { media } = await putMedia(company, maria);
    void fetchMedia(dying.tools, media.id);
    await expect.poll(() => dying.asked.length).toBe(1);
    const { tools, asked, clock } = fileTools(async () => fetched(bytesOf("png")));
    await fetchMedia(tools, media.id);
    expect(asked).toEqual([]);
    clock.now += 11 * 60_000;
    await fetchMedia(tools, media.id);
    expect((await keptOf(media.id)).row).toMatchObject({ state: "ready" });
  });

  it("keeps the name that it was sent with, whatever stands in it, cut at 200 characters", async () => {
    const { tools } = fileTools(async () => fetched(bytesOf("pdf"), { name: `<b>\u202e${"😀".repeat(200)}` }));
    const { media, messageId } = await putMedia(company, maria, { kind: "document" });
    await fetchMedia(tools, media.id);
    const { name } = (await shown(messageId)) as Media;
    expect(name).toMatch(/^<b>\u202e(😀)+…$/u);
    expect(name!.length).toBeLessThanOrEqual(200);
  });
});

describe("what is taken is decided by the bytes", () => {
  it.each<[Media["kind"], keyof typeof FILES, string, string | null]>([
    ["image", "jpeg", "text/html", "image/jpeg"],
    ["image", "gif", "image/png", "image/gif"],
    ["sticker", "webp", "image/webp", "image/webp"],
    ["audio", "ogg", "audio/ogg; codecs=opus", "audio/ogg"],
    ["audio", "mp4", "audio/mp4", "audio/mp4"],
    ["video", "mp4", "video/mp4", "video/mp4"],
    ["video", "webm", "video/webm", "video/webm"],
    ["document", "pdf", "application/pdf", "application/pdf"],
    [
      "document",
      "zip",
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ],
    ["document", "zip", "text/html", "application/zip"],
    ["document", "html", "text/html", "text/plain"],
    ["document", "svg", "image/svg+xml", "text/plain"],
    ["document", "js", "text/javascript", "text/plain"],
    ["document", "exe", "application/pdf", null],
    ["image", "html", "image/jpeg", null],
    ["image", "svg", "image/svg+xml", null],
    ["image", "pdf", "image/jpeg", null],
    ["audio", "jpeg", "audio/ogg", null],
    ["sticker", "js", "image/webp", null],
    ["video", "exe", "video/mp4", null],
  ])("%s that begins as %s does and is called %s: %s", async (kind, file, mime, found) => {
    const { tools } = fileTools(async () => fetched(bytesOf(file, "and more"), { mime }));
    const { media, messageId } = await putMedia(company, maria, { kind });
    await fetchMedia(tools, media.id);
    const { bytes } = await keptOf(media.id);
    const outcome = found === null ? { state: "refused", problem: "type_refused" } : { state: "ready", mime: found };
    expect(await shown(messageId)).toMatchObject(outcome);
    expect(bytes === null).toBe(found === null);
  });

  it("nothing at all is no file", async () => {
    const { tools } = fileTools(async () => fetched(new Uint8Array(), { mime: "application/pdf" }));
    const { media, messageId } = await putMedia(company, maria, { kind: "document" });
    await fetchMedia(tools, media.id);
    expect(await shown(messageId)).toMatchObject({ state: "refused", problem: "type_refused" });
  });
});

describe("how much is taken is decided by counting", () => {
  it.each([
    ["exactly the limit, called too much", 0, 10 ** 9],
    ["exactly the limit, of unknown length", 0, undefined],
    ["one byte more, called small", 1, 10],
  ])("%s", async (_what, more, said) => {
    const size = MAX_MEDIA_BYTES.sticker + more;
    const { tools } = fileTools(async () => fetched(bytesOf("webp", size), { bytes: said }));
    const { media, messageId } = await putMedia(company, maria, { kind: "sticker" });
    await fetchMedia(tools, media.id);
    const { bytes } = await keptOf(media.id);
    const isTaken = more === 0;
    const outcome = isTaken
      ? { state: "ready", problem: null, bytes: size }
      : { state: "refused", problem: "too_large", bytes: null };
    expect(await shown(messageId)).toMatchObject(outcome);
    expect(bytes?.length).toBe(isTaken ? size : undefined);
  });

  it("a stream without end is left when it is too much", async () => {
    let given = 0;
    let isCancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        given += 1_000_000;
        controller.enqueue(given === 1_000_000 ? bytesOf("mp4", 1_000_000) : new Uint8Array(1_000_000));
      },
      cancel: () => void (isCancelled = true),
    });
    const { tools } = fileTools(async () => fetched(endless));
    const { media, messageId } = await putMedia(company, maria, { kind: "video" });
    await fetchMedia(tools, media.id);
    expect(await shown(messageId)).toMatchObject({ state: "refused", problem: "too_large" });
    expect((await keptOf(media.id)).bytes).toBeNull();
    expect(isCancelled).toBe(true);
    expect(given).toBeLessThan(MAX_MEDIA_BYTES.video + 5_000_000);
  });

  it("a large file arrives whole, byte for byte, though it is never held whole", async () => {
    const size = 12 * 1024 * 1024 + 7;
    const bytes = bytesOf("pdf", size);
    for (let at = 100; at < size; at += 997) bytes[at] = at % 251;
    const { tools } = fileTools(async () => fetched(bytes));
    const { media } = await putMedia(company, maria, { kind: "document" });
    await fetchMedia(tools, media.id);
    const kept = await keptOf(media.id);
    expect(kept.bytes?.length).toBe(size);
    expect(digest(kept.bytes!)).toBe(digest(bytes));
  });
});

const digest = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
