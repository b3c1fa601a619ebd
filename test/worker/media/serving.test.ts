import { env } from "cloudflare:workers";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Media } from "#shared/model/media.ts";
import type { MediaLinks } from "#shared/protocol/api.ts";
import { fileOf, MediaGone, publicUrl } from "../../../worker/services/media/file.ts";
import { type Grant, sign } from "../../../worker/services/media/signature.ts";
import { type Browser, request, signIn } from "../../support/worker/browser.ts";
import { CANARIES, type Canary, canariesSeenBy, foundCompanyWithCanaries } from "../../support/worker/canaries.ts";
import { type Company, foundCompany, type PersonName } from "../../support/worker/company.ts";
import { bytesOf, FILES, fileTools, putFile } from "../../support/worker/media.ts";
import { putConversation, rowsOf, sql } from "../../support/worker/put.ts";
import { testTools } from "../../support/worker/tools.ts";

const linksFor = async (browser: Browser, ids: readonly string[]): Promise<Record<string, string>> => {
  const answer = await browser.post("/api/media/links", { ids });
  expect(answer.status).toBe(200);
  return (await answer.json<MediaLinks>()).links;
};
const linkFor = async (browser: Browser, id: string): Promise<string> => {
  const link = (await linksFor(browser, [id]))[id];
  if (!link) throw new Error("there is no link");
  return link;
};
const textOf = async (answer: Response): Promise<string> => new TextDecoder().decode(await answer.arrayBuffer());
const codeOf = async (answer: Response) => [
  answer.status,
  (await answer.json<{ error: { code: string } }>()).error.code,
];

describe("whose eyes a file is for", () => {
  let company: Company;
  const files = new Map<Canary, Media>();
  beforeAll(async () => {
    const made = await foundCompanyWithCanaries();
    company = made.company;
    for (const [canary, put] of made.put) files.set(canary, await putFile(company, put, bytesOf("jpeg", canary)));
  });

  it.each<PersonName>(["ana", "bruno", "carla", "diego", "elisa"])(
    "%s gets the bytes of what they see, and no address of anything else",
    async (name) => {
      const browser = await company.as(name);
      const ids = CANARIES.map((it) => files.get(it)!.id);
      const links = await linksFor(browser, ids);
      const got = await Promise.all(Object.values(links).map(async (it) => textOf(await browser.get(it))));
      const seen = CANARIES.filter((it) => got.some((bytes) => bytes.endsWith(it))).sort();
      expect(seen).toEqual(canariesSeenBy(name));
      expect(Object.keys(links).length).toBe(seen.length);
    },
  );

  it("another company gets no address of any, nor anything for one", async () => {
    const stranger = await (await foundCompany()).as("ana");
    const ids = [...files.values()].map((it) => it.id);
    expect(await linksFor(stranger, ids)).toEqual({});
    const carlas = await linksFor(await company.as("carla"), ids);
    for (const link of Object.values(carlas))
      expect(await codeOf(await stranger.get(link))).toEqual([403, "forbidden"]);
  });

  it("an address of a colleague's opens nothing, though one sees the conversation, too", async () => {
    const { id } = files.get("canary-vendas-open")!;
    const carlas = await linkFor(await company.as("carla"), id);
    const diego = await company.as("diego");
    expect((await diego.get(await linkFor(diego, id))).status).toBe(200);
    expect(await codeOf(await diego.get(carlas))).toEqual([403, "forbidden"]);
  });

  it("nobody gets anything without a session", async () => {
    const diego = await signIn(company.email("diego"), company.password);
    const link = await linkFor(diego, files.get("canary-vendas-open")!.id);
    expect(await codeOf(await request(link))).toEqual([401, "unauthenticated"]);
    await diego.post("/api/auth/sign-out", {});
    expect(await codeOf(await diego.get(link))).toEqual([401, "unauthenticated"]);
  });
});

describe("an address", () => {
  let company: Company;
  let carla: Browser;
  let photo: Media;
  let conversationId: string;
  beforeEach(async () => {
    company = await foundCompany();
    carla = await company.as("carla");
    const put = await putConversation(company, { team: "suporte", state: "open", attendant: "carla" });
    conversationId = put.id;
    photo = await putFile(company, put, bytesOf("jpeg", "a photo"));
  });
  const addressOf = ({ mediaId, expires, holder }: Grant, secret = env.SESSION_SECRET) =>
    `/api/media/${mediaId}?expires=${expires}&signature=${sign(secret, { mediaId, holder, expires })}`;
  const soon = () => Date.now() + 60_000;
  const carlas = (): Grant => ({ mediaId: photo.id, holder: { userId: company.people.carla }, expires: soon() });

  it("opens nothing any more after a transfer to where one sees nothing", async () => {
    const link = await linkFor(carla, photo.id);
    expect((await carla.get(link)).status).toBe(200);
    await carla.run("transfer", { conversationId, teamId: company.teams.vip, userId: company.people.elisa });
    expect(await codeOf(await carla.get(link))).toEqual([404, "not_found"]);
    expect(await linksFor(carla, [photo.id])).toEqual({});
  });

  it("opens nothing any more when the message is taken back", async () => {
    const link = await linkFor(carla, photo.id);
    await rowsOf(
      sql`update messages set revoked_at = ${Date.now()}, content = null where conversation_id = ${conversationId}`,
    );
    expect(await codeOf(await carla.get(link))).toEqual([404, "not_found"]);
  });

  it("that we made opens, and expires", async () => {
    expect((await carla.get(addressOf(carlas()))).status).toBe(200);
    expect(await codeOf(await carla.get(addressOf({ ...carlas(), expires: Date.now() })))).toEqual([403, "forbidden"]);
  });

  it("that is forged in any part opens nothing", async () => {
    const other = await putFile(company, { id: conversationId }, bytesOf("png"));
    const link = addressOf(carlas());
    const forged = [
      addressOf(carlas(), "another secret"),
      addressOf({ ...carlas(), holder: { userId: company.people.diego } }),
      addressOf({ ...carlas(), holder: "provider" }),
      link.replace(photo.id, other.id),
      link.replace(/expires=\d/, "expires=9"),
      link.replace(/signature=.*/, "signature="),
      `${link}A`,
    ];
    for (const it of forged) expect([it, await codeOf(await carla.get(it))]).toEqual([it, [403, "forbidden"]]);
    expect((await carla.get(link.replace(/&signature=.*/, ""))).status).toBe(400);
  });

  it("for a provider opens without a session for an hour, and is none for people", async () => {
    const { tools } = testTools();
    const now = Date.now();
    const link = new URL(await publicUrl(tools, photo.id, now));
    expect(link.origin).toBe("https://prosa.test");
    const answer = await request(link.pathname + link.search);
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytesOf("jpeg", "a photo"));
    const past = new URL(await publicUrl(tools, photo.id, now - 3_600_000));
    expect(await codeOf(await request(past.pathname + past.search))).toEqual([403, "forbidden"]);
    expect(await codeOf(await request(addressOf(carlas()).replace("/api", "")))).toEqual([403, "forbidden"]);
    link.searchParams.delete("shard");
    expect(await codeOf(await carla.get(`/api${link.pathname}${link.search}`))).toEqual([403, "forbidden"]);
  });

  it("is not to be had for a file that is not here", async () => {
    const { tools } = fileTools(async () => ({ result: "gone" }));
    await env.MEDIA.delete(`media/${photo.id}`);
    expect(await codeOf(await carla.get(await linkFor(carla, photo.id)))).toEqual([404, "not_found"]);
    await expect(fileOf(tools, photo.id)).rejects.toThrow(MediaGone);
  });
});

describe("how a file is served", () => {
  let company: Company;
  let carla: Browser;
  let conversation: { id: string };
  beforeAll(async () => {
    company = await foundCompany();
    carla = await company.as("carla");
    conversation = await putConversation(company, { team: "vendas", state: "open", attendant: "carla" });
  });
  const serve = async (bytes: Uint8Array, about: Partial<Media>, headers: Record<string, string> = {}) => {
    const media = await putFile(company, conversation, bytes, about);
    const link = await linkFor(carla, media.id);
    return { media, answer: await request(link, { headers: { cookie: carla.cookie, ...headers } }) };
  };

  it("no script can run from it, no cache but this browser's keeps it, and only for as long as its address lasts", async () => {
    const { media, answer } = await serve(bytesOf("jpeg"), {});
    const header = (name: string) => answer.headers.get(name);
    expect(header("content-type")).toBe("image/jpeg");
    expect(header("content-security-policy")).toBe("default-src 'none'; sandbox");
    expect(header("x-content-type-options")).toBe("nosniff");
    expect(header("cross-origin-resource-policy")).toBe("same-origin");
    expect(header("etag")).toBe(`"${media.id}"`);
    const [, maxAge] = /^private, max-age=(\d+), immutable$/.exec(header("cache-control") ?? "") ?? [];
    expect(Number(maxAge)).toBeLessThanOrEqual(300);
  });

  it.each<[keyof typeof FILES, string, Media["kind"], "inline" | "attachment"]>([
    ["jpeg", "image/jpeg", "image", "inline"],
    ["ogg", "audio/ogg", "audio", "inline"],
    ["mp4", "video/mp4", "video", "inline"],
    ["pdf", "application/pdf", "document", "attachment"],
    ["html", "text/plain", "document", "attachment"],
    ["svg", "text/plain", "document", "attachment"],
    ["zip", "application/zip", "document", "attachment"],
  ])("%s, found to be %s: %4$s", async (file, mime, kind, how) => {
    const { answer } = await serve(bytesOf(file), { mime, kind });
    expect(answer.headers.get("content-disposition")).toMatch(new RegExp(`^${how};`));
  });

  it.each([
    ["Orçamento 2ª via.pdf", "filename=\"Or_amento 2_ via.pdf\"; filename*=UTF-8''Or%C3%A7amento%202%C2%AA%20via.pdf"],
    ['a"; filename="b.html', "filename=\"a_; filename=_b.html\"; filename*=UTF-8''a%22%3B%20filename%3D%22b.html"],
    ["../../etc\r\nx: y\0", "filename=\"....etcx: y\"; filename*=UTF-8''....etcx%3A%20y"],
    ["foto\u202egpj.exe", "filename=\"fotogpj.exe\"; filename*=UTF-8''fotogpj.exe"],
    ["\ud800 it's", "filename=\"_ it's\"; filename*=UTF-8''%EF%BF%BD%20it%27s"],
  ])("the name %j is only a name", async (name, written) => {
    const { answer } = await serve(bytesOf("pdf"), { mime: "application/pdf", kind: "document", name });
    expect(answer.headers.get("content-disposition")).toBe(`attachment; ${written}`);
  });

  it("one without a name gets one by what it is", async () => {
    const { media, answer } = await serve(bytesOf("pdf"), { mime: "application/pdf", kind: "document" });
    expect(answer.headers.get("content-disposition")).toContain(`filename="document-${media.id.slice(-8)}.pdf"`);
  });

  it.each([
    ["bytes=2-5", 206, "2345", "bytes 2-5/10"],
    ["bytes=7-", 206, "789", "bytes 7-9/10"],
    ["bytes=-3", 206, "789", "bytes 7-9/10"],
    ["bytes=8-99", 206, "89", "bytes 8-9/10"],
    ["bytes=-99", 206, "0123456789", "bytes 0-9/10"],
    ["bytes=10-", 416, "", "bytes */10"],
    ["bytes=-0", 416, "", "bytes */10"],
    ["bytes=5-2", 200, "0123456789", null],
    ["bytes=0-1,4-5", 200, "0123456789", null],
    ["lines=1-2", 200, "0123456789", null],
    ["bytes=-", 200, "0123456789", null],
  ])("of a recording, %s: %i", async (range, status, bytes, contentRange) => {
    const about = { mime: "audio/ogg", kind: "audio" } as const;
    const { answer } = await serve(new TextEncoder().encode("0123456789"), about, { range });
    expect([answer.status, await textOf(answer), answer.headers.get("content-range")]).toEqual([
      status,
      bytes,
      contentRange,
    ]);
    expect(answer.headers.get("accept-ranges")).toBe("bytes");
  });

  it("a part is given only of the file that was asked for before", async () => {
    const headers = { range: "bytes=0-1", "if-range": '"another"' };
    expect((await serve(bytesOf("ogg"), { mime: "audio/ogg", kind: "audio" }, headers)).answer.status).toBe(200);
  });

  it("who has it already is told so", async () => {
    const media = await putFile(company, conversation, bytesOf("png"), {});
    const link = await linkFor(carla, media.id);
    const headers = { cookie: carla.cookie, "if-none-match": `"${media.id}"` };
    const answer = await request(link, { headers });
    expect([answer.status, await answer.text()]).toEqual([304, ""]);
  });

  it("at most fifty addresses are given at once", async () => {
    const ids = Array.from({ length: 51 }, () => crypto.randomUUID());
    expect((await carla.post("/api/media/links", { ids })).status).toBe(400);
  });
});
