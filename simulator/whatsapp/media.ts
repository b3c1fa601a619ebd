import { bodyLimit } from "hono/body-limit";
import { authorise } from "../meta/authorise.ts";
import { MetaError } from "../meta/errors.ts";
import { missing } from "../meta/fields.ts";
import { graphApp, VERSION, type GraphApp } from "../meta/graph-app.ts";
import type { WhatsAppChannel } from "./channel.ts";
import { isTaken } from "./media-rules.ts";

/** How long an address of a file works. Source: Cloud API reference, Media, "Retrieve media URL". */
const ADDRESS_MS = 5 * 60 * 1000;
const DOWNLOADS = "/whatsapp_business/attachments/";

/** Uploads, addresses and downloads of files. Source: Cloud API reference, Media. */
export function mediaRoutes(channel: WhatsAppChannel): GraphApp {
  const { files, options } = channel;
  const { accessToken, phoneNumberId } = options.whatsapp;
  const app = graphApp(channel);

  app.post(`${VERSION}/${phoneNumberId}/media`, bodyLimit({ maxSize: 105 << 20 }), async (c) => {
    const form = await c.req.formData().catch(() => null);
    if (form?.get("messaging_product") !== "whatsapp") throw missing("messaging_product");
    const file = form.get("file");
    if (!(file instanceof File)) throw missing("file");
    const type = form.get("type");
    const mime = typeof type === "string" && type.includes("/") ? type : file.type;
    if (!isTaken(mime, file.size)) {
      const message = "Param file must be a file with a supported type and size.";
      throw new MetaError(100, { message, details: `${mime}, ${file.size} bytes` });
    }
    const stored = files.add({ bytes: new Uint8Array(await file.arrayBuffer()), mime, name: file.name });
    return c.json({ id: stored.id });
  });

  app.get(`${VERSION}/:mediaId{[0-9]+}`, (c) => {
    authorise(c.req.header("authorization"), c.req.query("access_token"), accessToken);
    const file = files.find(c.req.param("mediaId"));
    if (!file) throw noSuchFile();
    const url = new URL(DOWNLOADS, channel.address());
    url.searchParams.set("mid", file.id);
    url.searchParams.set("ext", String(options.clock.now() + ADDRESS_MS));
    return c.json({
      messaging_product: "whatsapp",
      url: url.href,
      mime_type: file.mime,
      sha256: file.sha256.toString("hex"),
      file_size: file.bytes.length,
      id: file.id,
    });
  });

  app.delete(`${VERSION}/:mediaId{[0-9]+}`, (c) => {
    authorise(c.req.header("authorization"), c.req.query("access_token"), accessToken);
    if (!files.remove(c.req.param("mediaId"))) throw noSuchFile();
    return c.json({ success: true });
  });

  app.get(DOWNLOADS, (c) => {
    authorise(c.req.header("authorization"), undefined, accessToken);
    const file = files.find(c.req.query("mid") ?? "");
    if (!file || Number(c.req.query("ext")) < options.clock.now()) return c.notFound();
    return c.body(file.bytes, 200, { "content-type": file.mime, "content-length": String(file.bytes.length) });
  });

  return app;
}

const noSuchFile = (): MetaError =>
  new MetaError(100, {
    message: "Unsupported get request. Object does not exist, or it cannot be loaded.",
    details: "There is no such media id.",
  });
