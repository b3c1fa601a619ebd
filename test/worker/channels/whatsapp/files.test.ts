import { expect, it } from "vitest";
import { whatsapp } from "../../../../worker/channels/whatsapp/index.ts";
import { providerThat } from "../contract/provider.ts";
import { subject } from "./subject.ts";

const { channel, credentials } = subject;
const LOOKASIDE = "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1";
const CDN = "https://scontent.xx.fbcdn.net/file.jpg";

const fetched = async (ref: { id: string } | { url: string }, answers: Record<string, () => Response>) => {
  const { fetcher, asked } = providerThat((it) => {
    const { origin, pathname } = new URL(it.url);
    return (answers[origin + pathname] ?? answers[origin] ?? (() => new Response(null, { status: 500 })))();
  });
  const file = await whatsapp("https://graph.example", fetcher).fetchMedia(ref, channel, credentials);
  return { file, asked };
};

const bytes = () =>
  new Response("bytes", {
    headers: {
      "content-type": "image/jpeg",
      "content-length": "5",
      "content-disposition": 'attachment; filename="a.jpg"',
    },
  });

it("an id is asked for its address, as the channel's number, and the address for the file, both with the token", async () => {
  const { file, asked } = await fetched(
    { id: "80/01" },
    { "https://graph.example": () => Response.json({ url: LOOKASIDE }), "https://lookaside.fbsbx.com": bytes },
  );
  expect(file).toMatchObject({ result: "fetched", mime: "image/jpeg", bytes: 5, name: "a.jpg" });
  expect(asked[0]?.url).toMatch(/\/80%2F01\?phone_number_id=104000000000001$/);
  expect(asked.map((it) => it.headers.get("authorization"))).toEqual(
    Array(2).fill(`Bearer ${credentials.accessToken}`),
  );
});

it("an address that leads on to Meta's other hosts is followed, without the token", async () => {
  const { file, asked } = await fetched(
    { url: LOOKASIDE },
    {
      "https://lookaside.fbsbx.com": () => new Response(null, { status: 302, headers: { location: CDN } }),
      "https://scontent.xx.fbcdn.net": bytes,
    },
  );
  expect(file.result).toBe("fetched");
  expect(asked[1]?.headers.get("authorization")).toBeNull();
});

it("one that leads in circles is given up", async () => {
  const { file, asked } = await fetched(
    { url: LOOKASIDE },
    { "https://lookaside.fbsbx.com": () => new Response(null, { status: 302, headers: { location: LOOKASIDE } }) },
  );
  expect(file).toEqual({ result: "gone" });
  expect(asked.length).toBeLessThan(6);
});

it("the configured host of the Graph API may serve files itself", async () => {
  const { file } = await fetched({ url: "https://graph.example/files/1" }, { "https://graph.example": bytes });
  expect(file.result).toBe("fetched");
});

it.each([
  ["an id that the provider does not know", { error: { code: 100, message: "Unsupported get request" } }, 400, "gone"],
  ["a token that has expired", { error: { code: 190, message: "Expired" } }, 401, "later"],
  ["an answer without an address", {}, 200, "later"],
])("%s", async (_name, answer, status, result) => {
  const { file } = await fetched({ id: "8001" }, { "https://graph.example": () => Response.json(answer, { status }) });
  expect(file).toEqual({ result });
});
