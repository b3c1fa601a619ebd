import { Hono } from "hono";
import { describeRoute } from "hono-openapi";
import * as v from "valibot";
import { Id } from "#shared/ids.ts";
import type { Media } from "#shared/model/media.ts";
import { MediaLinks, UploadAnswer } from "#shared/protocol/api.ts";
import { type App, toolsAt, toolsFor } from "../context.ts";
import { answers } from "../http/describe.ts";
import { fileResponse } from "../http/file-response.ts";
import { ById } from "../http/params.ts";
import { valid } from "../http/valid.ts";
import { keyOf } from "../services/media/file.ts";
import { giveMedia, linkMedia, seeMedia } from "../services/media/see-media.ts";
import { upload } from "../services/media/upload.ts";

const Ids = v.strictObject({ ids: v.pipe(v.array(Id), v.maxLength(50)) });

const Signed = v.strictObject({
  expires: v.pipe(v.string(), v.toNumber(), v.safeInteger()),
  signature: v.pipe(v.string(), v.maxLength(100)),
});

/** `shard` is the database that knows of the file: where to look, and nothing that opens it. */
const SignedForProvider = v.strictObject({
  ...Signed.entries,
  shard: v.optional(v.pipe(v.string(), v.maxLength(20)), "DB"),
});

/** Longer than what any channel takes as a recording, in seconds. */
const MAX_SECONDS = 24 * 3_600;

const FileName = v.pipe(
  v.string(),
  v.maxLength(4_000),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    try {
      return decodeURIComponent(dataset.value);
    } catch {
      addIssue({ message: "not URI-encoded" });
      return NEVER;
    }
  }),
);

/** What the headers of an upload say of it. */
const About = v.object({
  "content-type": v.optional(v.pipe(v.string(), v.maxLength(200))),
  "x-file-name": v.optional(FileName),
  "x-voice": v.optional(v.literal("1")),
  "x-seconds": v.optional(v.pipe(v.string(), v.toNumber(), v.minValue(0), v.maxValue(MAX_SECONDS))),
  "x-waveform": v.optional(
    v.pipe(
      v.string(),
      v.maxLength(1_000),
      v.parseJson(),
      v.pipe(v.array(v.pipe(v.number(), v.minValue(0), v.maxValue(100))), v.maxLength(64)),
    ),
  ),
});

/** Mounted under `/api/conversations`; the only body that may be large. */
export const uploads = new Hono<App>().post(
  "/:id/media",
  describeRoute({ summary: "Upload a file to send in it", responses: answers({ 201: UploadAnswer }) }),
  valid("param", ById),
  valid("header", About),
  async (c) => {
    const about = c.req.valid("header");
    const media = await upload(toolsFor(c), c.get("account").viewer, c.req.valid("param").id, {
      body: c.req.raw.body,
      mime: about["content-type"] ?? null,
      name: about["x-file-name"] ?? null,
      isVoice: about["x-voice"] !== undefined,
      seconds: about["x-seconds"] ?? null,
      waveform: about["x-waveform"] ?? null,
    });
    return c.json<UploadAnswer>({ media }, 201);
  },
);

/** Mounted under `/api/media`: for people, who must see the file's conversation at that moment. */
export const media = new Hono<App>()
  .post(
    "/links",
    describeRoute({ summary: "Addresses of files that one sees", responses: answers({ 200: MediaLinks }) }),
    valid("json", Ids),
    async (c) =>
      c.json<MediaLinks>({ links: await linkMedia(toolsFor(c), c.get("account").viewer, c.req.valid("json").ids) }),
  )
  .get(
    "/:id",
    describeRoute({ summary: "A file, by the address that one was given", responses: answers({ 200: "file" }) }),
    valid("param", ById),
    valid("query", Signed),
    async (c) => {
      const tools = toolsFor(c);
      const signed = c.req.valid("query");
      const found = await seeMedia(tools, c.get("account").viewer, c.req.valid("param").id, signed);
      return respond(tools, found, c.req.raw.headers, signed.expires);
    },
  );

/** Mounted under `/media`: for providers that fetch what is sent through them. */
export const givenMedia = new Hono<App>().get(
  "/:id",
  valid("param", ById),
  valid("query", SignedForProvider),
  async (c) => {
    const { shard, ...signed } = c.req.valid("query");
    const tools = toolsAt(c, shard);
    const found = await giveMedia(tools, c.req.valid("param").id, signed);
    return respond(tools, found, c.req.raw.headers, signed.expires);
  },
);

const respond = (
  tools: { media: R2Bucket; now: () => number },
  found: Media,
  request: Headers,
  expires: number,
): Promise<Response> =>
  fileResponse(found, request, {
    maxAgeMs: expires - tools.now(),
    readObject: (range) => tools.media.get(keyOf(found.id), range ? { range } : {}),
  });
