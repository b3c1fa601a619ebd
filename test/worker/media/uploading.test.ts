import { beforeEach, describe, expect, it } from "vitest";
import { MAX_MEDIA_BYTES, type Media } from "#shared/model/media.ts";
import type { MediaLinks, UploadAnswer } from "#shared/protocol/api.ts";
import { sweep } from "../../../worker/jobs/sweep.ts";
import { fetchMedia } from "../../../worker/services/media/fetch-media.ts";
import { upload } from "../../../worker/services/media/upload.ts";
import { accountOf } from "../../../worker/store/people.ts";
import { ORIGIN, request } from "../../support/worker/browser.ts";
import { type Company, foundCompany, type PersonName } from "../../support/worker/company.ts";
import { bytesOf, FILES, fileTools, keptOf } from "../../support/worker/media.ts";
import { type Put, putConversation, rowsOf, sql } from "../../support/worker/put.ts";

let company: Company;
let maria: Put;
beforeEach(async () => {
  company = await foundCompany();
  maria = await putConversation(company, { team: "suporte", state: "open", attendant: "carla" });
});

const post = async (
  who: PersonName,
  body: BodyInit,
  headers: Record<string, string> = {},
  conversationId = maria.id,
): Promise<Response> => {
  const { cookie } = await company.as(who);
  return request(`/api/conversations/${conversationId}/media`, {
    method: "POST",
    headers: { origin: ORIGIN, cookie, ...headers },
    body,
  });
};
const refusalOf = async (answer: Response) => {
  const { error } = await answer.json<{ error: { code: string; field?: string } }>();
  return [answer.status, error.code, ...(error.field ? [error.field] : [])];
};
const made = async (answer: Response): Promise<Media> => {
  expect(answer.status).toBe(201);
  return (await answer.json<UploadAnswer>()).media;
};

describe("who may upload", () => {
  it.each<[PersonName, number, string | null]>([
    ["carla", 201, null],
    ["ana", 201, null],
    ["diego", 403, "forbidden"],
    ["bruno", 404, "not_found"],
  ])("into a conversation that Carla attends in Suporte, %s: %i", async (who, status, code) => {
    const answer = await post(who, bytesOf("png"));
    const { error } = await answer.json<{ error?: { code: string } }>();
    expect([answer.status, error?.code ?? null]).toEqual([status, code]);
  });

  it("nobody into another company's, one that is not open, or that of a blocked contact", async () => {
    const stranger = await foundCompany();
    const elsewhere = await putConversation(stranger, { team: "vendas", state: "open", attendant: "carla" });
    expect(await refusalOf(await post("carla", bytesOf("png"), {}, elsewhere.id))).toEqual([404, "not_found"]);
    const over = await putConversation(company, { team: "suporte", state: "concluded", attendant: "carla" });
    expect(await refusalOf(await post("carla", bytesOf("png"), {}, over.id))).toEqual([409, "not_open"]);
    await (await company.as("ana")).run("block", { contactId: maria.contactId });
    expect(await refusalOf(await post("carla", bytesOf("png")))).toEqual([409, "contact_blocked"]);
    expect(await rowsOf(sql`select 1 from media where company_id in (${company.id}, ${stranger.id})`)).toEqual([]);
  });

  it("nobody from another site's page, or without a session", async () => {
    const { cookie } = await company.as("carla");
    const from = (headers: Record<string, string>) =>
      request(`/api/conversations/${maria.id}/media`, { method: "POST", headers, body: bytesOf("png") });
    expect(await refusalOf(await from({ cookie, origin: "https://evil.test" }))).toEqual([403, "wrong_origin"]);
    expect(await refusalOf(await from({ origin: ORIGIN }))).toEqual([401, "unauthenticated"]);
  });
});

describe("what an upload is", () => {
  it.each<[keyof typeof FILES, string, Media["kind"], string]>([
    ["png", "text/html", "image", "image/png"],
    ["webp", "image/webp", "document", "image/webp"],
    ["ogg", "audio/ogg", "audio", "audio/ogg"],
    ["mp4", "audio/mp4", "audio", "audio/mp4"],
    ["mp4", "video/mp4", "video", "video/mp4"],
    ["webm", "video/webm", "document", "video/webm"],
    ["html", "image/jpeg", "document", "text/plain"],
    ["pdf", "", "document", "application/pdf"],
  ])("on WhatsApp, bytes of %s, called %j, go as %s", async (file, said, kind, mime) => {
    const media = await made(await post("carla", bytesOf(file, "more"), { "content-type": said }));
    expect(media).toMatchObject({ kind, mime, state: "ready", bytes: bytesOf(file, "more").length });
    expect((await keptOf(media.id)).bytes).toEqual(bytesOf(file, "more"));
  });

  it("on Instagram no documents are taken, and no programs anywhere", async () => {
    expect(await refusalOf(await post("carla", bytesOf("exe")))).toEqual([415, "media_refused"]);
    await rowsOf(sql`update channels set kind = 'instagram' where id = ${company.channel.id}`);
    expect(await refusalOf(await post("carla", bytesOf("pdf")))).toEqual([415, "media_refused"]);
    expect((await made(await post("carla", bytesOf("gif")))).kind).toBe("image");
  });

  it("keeps the name as text, and what is said of a recording", async () => {
    const name = `<img src=x>\u202e ${"é".repeat(300)}`;
    const media = await made(
      await post("carla", bytesOf("ogg"), {
        "content-type": "audio/ogg",
        "x-file-name": encodeURIComponent(name),
        "x-voice": "1",
        "x-seconds": "3.5",
        "x-waveform": "[0,50,100]",
      }),
    );
    expect(media).toMatchObject({ isVoice: true, seconds: 3.5, waveform: [0, 50, 100] });
    expect(media.name).toBe(`${name.slice(0, 199)}…`);
  });

  it.each([
    ["x-file-name", "%E0%A4%A"],
    ["x-seconds", "-1"],
    ["x-seconds", "soon"],
    ["x-waveform", "[1,"],
    ["x-waveform", "[101]"],
    ["x-waveform", JSON.stringify(Array.from({ length: 65 }, () => 1))],
    ["x-voice", "yes"],
  ])("%s may not be %j", async (header, value) => {
    const [status, code, field] = await refusalOf(await post("carla", bytesOf("ogg"), { [header]: value }));
    expect([status, code, String(field).split(".")[0]]).toEqual([400, "invalid_args", header]);
  });

  it("a recording that is no sound is refused, and so is nothing", async () => {
    expect(await refusalOf(await post("carla", bytesOf("png"), { "x-voice": "1" }))).toEqual([415, "media_refused"]);
    expect(await refusalOf(await post("carla", new Uint8Array()))).toEqual([415, "media_refused"]);
  });
});

describe("how large an upload may be", () => {
  it("is the limit of what it is, far beyond that of other requests, and not a byte more", async () => {
    const media = await made(await post("carla", bytesOf("jpeg", MAX_MEDIA_BYTES.image)));
    expect(media.bytes).toBe(MAX_MEDIA_BYTES.image);
    const before = await rowsOf(sql`select id from media where company_id = ${company.id}`);
    const answer = await post("carla", bytesOf("jpeg", MAX_MEDIA_BYTES.image + 1));
    expect(await refusalOf(answer)).toEqual([413, "too_large"]);
    expect(await rowsOf(sql`select id from media where company_id = ${company.id}`)).toEqual(before);
  });

  it("is counted, not read from a header: of a stream nobody knows it beforehand", async () => {
    let given = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(given === 0 ? bytesOf("png", 500_000) : new Uint8Array(500_000));
        given += 500_000;
      },
    });
    expect(await refusalOf(await post("carla", endless))).toEqual([413, "too_large"]);
  });
});

describe("until it is sent", () => {
  it("a file is shown to who uploaded it alone", async () => {
    const media = await made(await post("carla", bytesOf("png")));
    const linksOf = async (who: PersonName) =>
      (await (await company.as(who)).post("/api/media/links", { ids: [media.id] })).json<MediaLinks>();
    expect(Object.keys((await linksOf("carla")).links)).toEqual([media.id]);
    expect((await linksOf("ana")).links).toEqual({});
  });

  it("an upload is kept for a day, and then removed, bytes and all; one that was sent stays", async () => {
    const { tools, clock, wokenFiles } = fileTools(async () => ({ result: "gone" }));
    const unsent = await made(await post("carla", bytesOf("png")));
    const sent = await made(await post("carla", bytesOf("png")));
    await rowsOf(sql`update media set message_id = ${maria.messageId} where id = ${sent.id}`);
    const tend = async () => {
      wokenFiles.length = 0;
      await sweep(tools);
      for (const id of wokenFiles.flatMap((it) => it.mediaIds)) await fetchMedia(tools, id);
    };
    clock.now = Date.now() + 23 * 3_600_000;
    await tend();
    expect((await keptOf(unsent.id)).bytes).not.toBeNull();
    clock.now += 2 * 3_600_000;
    await tend();
    expect(await keptOf(unsent.id)).toEqual({ row: null, bytes: null });
    const kept = await keptOf(sent.id);
    expect([kept.row?.state, kept.row?.due_at, kept.bytes]).toEqual(["ready", null, bytesOf("png")]);
  });

  it("what breaks off in the middle of its bytes is no file, and is removed as well", async () => {
    const { tools, clock } = fileTools(async () => ({ result: "gone" }));
    const carla = (await accountOf(tools.d1, company.people.carla))!;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(bytesOf("png", 10_000)),
      pull: (controller) => controller.error(new TypeError("the connection broke")),
    });
    const about = { mime: null, name: null, isVoice: false, seconds: null, waveform: null };
    await expect(upload(tools, carla.viewer, maria.id, { body, ...about })).rejects.toThrow("the connection broke");
    const [row] = await rowsOf<{ id: string; state: string }>(
      sql`select id, state from media where company_id = ${company.id}`,
    );
    expect(row?.state).toBe("waiting");
    clock.now = Date.now() + 25 * 3_600_000;
    await fetchMedia(tools, row!.id);
    expect(await keptOf(row!.id)).toEqual({ row: null, bytes: null });
  });
});
