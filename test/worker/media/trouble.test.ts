import { beforeEach, describe, expect, it } from "vitest";
import type { Media } from "#shared/model/media.ts";
import type { FetchedMedia } from "../../../worker/channels/port.ts";
import { sweep } from "../../../worker/jobs/sweep.ts";
import { fetchMedia } from "../../../worker/services/media/fetch-media.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { bytesOf, fetched, fileTools, keptOf, putFile, putMedia } from "../../support/worker/media.ts";
import { runAs, shownTo } from "../../support/worker/outbox.ts";
import { type Put, putConversation, rowsOf, sql } from "../../support/worker/put.ts";

let company: Company;
let maria: Put;
beforeEach(async () => {
  company = await foundCompany();
  maria = await putConversation(company, { team: "vendas", state: "open", attendant: "carla" });
});
const shown = async (messageId: string) =>
  (await shownTo(company, maria.id, messageId)).content?.["media"] as Media | undefined;
const revoke = (messageId: string) =>
  rowsOf(sql`update messages set revoked_at = ${Date.now() - 1_000}, text = null, content = null, revision = revision + 1
    where id = ${messageId}`);

it("what the provider has no longer is gone for good", async () => {
  const { tools, asked } = fileTools(async () => ({ result: "gone" }));
  const { media, messageId } = await putMedia(company, maria);
  await fetchMedia(tools, media.id);
  await fetchMedia(tools, media.id);
  expect(asked.length).toBe(1);
  expect(await shown(messageId)).toMatchObject({ state: "failed", problem: "gone" });
});

const BROKEN = (): FetchedMedia =>
  fetched(
    new ReadableStream({
      start: (controller) => controller.enqueue(bytesOf("png", 5_000)),
      pull: (controller) => controller.error(new TypeError("the connection broke")),
    }),
  );

describe.each([
  ["what the provider does not give now", (): FetchedMedia => ({ result: "later" })],
  ["what breaks off in the middle", BROKEN],
])("%s", (_what, give) => {
  it("is asked for again, ever later, and is unavailable after eight attempts", async () => {
    const { tools, asked, clock, wokenFiles } = fileTools(async () => give());
    const { media, messageId } = await putMedia(company, maria);
    while ((await shown(messageId))?.state === "waiting") {
      await fetchMedia(tools, media.id);
      await fetchMedia(tools, media.id);
      clock.now += wokenFiles.at(-1)?.delayMs ?? 0;
    }
    expect(asked.length).toBe(8);
    const delays = wokenFiles.map((it) => it.delayMs);
    expect(delays).toEqual([...delays].sort((a, b) => a - b));
    expect(delays.length).toBe(7);
    expect(await shown(messageId)).toMatchObject({ state: "failed", problem: "unavailable" });
    expect(await keptOf(media.id)).toMatchObject({ row: { due_at: null }, bytes: null });
  });

  it("is taken when it comes after all", async () => {
    const { tools, asked, clock, wokenFiles } = fileTools(async () =>
      asked.length === 1 ? give() : fetched(bytesOf("png")),
    );
    const { media, messageId } = await putMedia(company, maria);
    await fetchMedia(tools, media.id);
    clock.now += wokenFiles[0]!.delayMs;
    await fetchMedia(tools, media.id);
    expect(await shown(messageId)).toMatchObject({ state: "ready", problem: null });
  });
});

describe("the sweep", () => {
  it("wakes the job for files that are due, and for no others", async () => {
    const { tools, clock, wokenFiles } = fileTools(async () => ({ result: "later" }));
    const { media } = await putMedia(company, maria);
    const done = await putFile(company, maria, bytesOf("png"));
    const woken = async () => {
      wokenFiles.length = 0;
      await sweep(tools);
      return wokenFiles.flatMap((it) => it.mediaIds);
    };
    expect(await woken()).toContain(media.id);
    await fetchMedia(tools, media.id);
    expect(await woken()).not.toContain(media.id);
    clock.now += 60_000;
    const now = await woken();
    expect(now).toContain(media.id);
    expect(now).not.toContain(done.id);
  });
});

describe("of a blocked contact", () => {
  const block = () =>
    runAs(fileTools(async () => ({ result: "gone" })).tools, company, "ana", "block", { contactId: maria.contactId });

  it("nothing is fetched, and the message says so", async () => {
    const { tools, asked } = fileTools(async () => fetched(bytesOf("png")));
    const { media, messageId } = await putMedia(company, maria);
    await block();
    await fetchMedia(tools, media.id);
    expect(asked).toEqual([]);
    expect(await shown(messageId)).toMatchObject({ state: "failed", problem: "unavailable" });
  });

  it("nothing is kept of what was on its way", async () => {
    const { tools } = fileTools(async () => {
      await block();
      return fetched(bytesOf("png"));
    });
    const { media, messageId } = await putMedia(company, maria);
    await fetchMedia(tools, media.id);
    expect(await shown(messageId)).toMatchObject({ state: "failed", problem: "unavailable" });
    expect((await keptOf(media.id)).bytes).toBeNull();
  });
});

describe("of a message that was taken back", () => {
  it("nothing is fetched", async () => {
    const { tools, asked } = fileTools(async () => fetched(bytesOf("png")));
    const { media, messageId } = await putMedia(company, maria);
    await revoke(messageId);
    await fetchMedia(tools, media.id);
    expect(asked).toEqual([]);
    expect(await keptOf(media.id)).toEqual({ row: null, bytes: null });
    expect((await shownTo(company, maria.id, messageId)).content).toBeNull();
  });

  it("nothing is kept of what was on its way", async () => {
    const { tools, clock } = fileTools(async () => {
      await revoke(messageId);
      return fetched(bytesOf("png"));
    });
    const { media, messageId } = await putMedia(company, maria);
    await fetchMedia(tools, media.id);
    clock.now += 11 * 60_000;
    await fetchMedia(tools, media.id);
    expect(await keptOf(media.id)).toEqual({ row: null, bytes: null });
    expect((await shownTo(company, maria.id, messageId)).content).toBeNull();
  });

  it("the file goes with the next sweep", async () => {
    const { tools, wokenFiles } = fileTools(async () => ({ result: "gone" }));
    const media = await putFile(company, maria, bytesOf("png"));
    const [row] = await rowsOf<{ message_id: string }>(sql`select message_id from media where id = ${media.id}`);
    await revoke(row!.message_id);
    await sweep(tools);
    expect(wokenFiles.flatMap((it) => it.mediaIds)).toContain(media.id);
    await fetchMedia(tools, media.id);
    expect(await keptOf(media.id)).toEqual({ row: null, bytes: null });
  });
});
