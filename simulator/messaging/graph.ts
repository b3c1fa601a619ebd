import { bodyLimit } from "hono/body-limit";
import { authorise } from "../meta/authorise.ts";
import { graphApp, VERSION, type GraphApp } from "../meta/graph-app.ts";
import { metaErrors } from "../meta/provider-errors.ts";
import type { Provider } from "../provider/provider.ts";
import { underFaults } from "../provider/under-faults.ts";
import type { Customer } from "../state/customer.ts";
import { acceptMessage, act } from "./accept.ts";
import { CDN_PATH, signatureOf, type MessagingChannel } from "./channel.ts";
import { parseSendRequest } from "./send-request.ts";

/**
 * Meta's Send API for the Instagram account or the page, people's profiles, and the files of their messages. Must stand
 * before the Cloud API's routes. Source: Messenger Platform and Instagram Platform, Send API and User Profile API.
 */
export function messagingRoutes(channel: MessagingChannel, provider: Provider): GraphApp {
  const { account, kind, customers, files } = channel;
  const errors = metaErrors(613);
  const app = graphApp(channel, "messaging");

  app.post(`${VERSION}/:id{${account.accountId}|me}/messages`, bodyLimit({ maxSize: 1 << 20 }), async (c, next) => {
    const body: unknown = await c.req.json().catch(() => null);
    // `me` is whose token it is; both share theirs here, so that the recipient tells whose person it is.
    const isForOthers =
      kind === "instagram" && c.req.param("id") === "me" && !customers.findAt(kind, recipientIn(body));
    if (isForOthers) return next();
    authorise(c.req.header("authorization"), c.req.query("access_token"), account.accessToken);
    const request = parseSendRequest(kind, body);
    if (request.kind === "seen" || request.kind === "typing") return c.json(act(channel, provider, request));
    return underFaults(c, channel, kind, errors, (failure) =>
      request.kind === "reaction"
        ? act(channel, provider, request)
        : acceptMessage(channel, provider, request, failure),
    );
  });

  app.get(`${VERSION}/:id{[0-9]+}`, async (c, next) => {
    const id = c.req.param("id");
    const customer = customers.findAt(kind, id);
    if (id !== account.accountId && !customer) return next();
    authorise(c.req.header("authorization"), c.req.query("access_token"), account.accessToken);
    const known = customer ? profileOf(customer) : { name: channel.options.businessName, username: "lojaaurora" };
    const asked = c.req.query("fields")?.split(",") ?? Object.keys(known);
    return c.json({ ...Object.fromEntries(Object.entries(known).filter(([field]) => asked.includes(field))), id });
  });

  app.get(CDN_PATH, async (c, next) => {
    const file = files.find(c.req.query("asset_id") ?? "");
    if (!file || c.req.query("signature") !== signatureOf(file)) return next();
    return c.body(file.bytes, 200, { "content-type": file.mime, "content-length": String(file.bytes.length) });
  });

  return app;
}

function profileOf({ channel, name }: Customer): Record<string, string> {
  const [first = name, ...rest] = name.split(" ");
  const username = name
    .toLowerCase()
    .normalize("NFD")
    .replace(/[^a-z]+/g, "");
  return channel === "instagram" ? { name, username } : { name, first_name: first, last_name: rest.join(" ") };
}

function recipientIn(body: unknown): string {
  const recipient = (body as { recipient?: { id?: unknown } } | null)?.recipient;
  return String(recipient?.id ?? "");
}
