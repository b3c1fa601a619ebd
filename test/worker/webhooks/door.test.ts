import { beforeAll, describe, expect, it } from "vitest";
import { ORIGIN, request } from "../../support/worker/browser.ts";
import { APP_SECRET, type Company, foundCompany, VERIFY_TOKEN } from "../../support/worker/company.ts";
import { bodyOf, deliver, messagesBody, sign } from "../../support/worker/meta.ts";
import { contactsIn, countsOf, deadLettersIn, messagesIn } from "../../support/worker/stored.ts";

let company: Company;
beforeAll(async () => {
  company = await foundCompany();
});
const address = () => `/webhooks/whatsapp/${company.channel.id}`;

describe("the provider's test of the address", () => {
  const ask = (query: Record<string, string>) => request(`${address()}?${new URLSearchParams(query)}`);
  const right = { "hub.mode": "subscribe", "hub.verify_token": VERIFY_TOKEN, "hub.challenge": "1158201444" };

  it("is answered with its challenge, as text", async () => {
    const response = await ask(right);
    expect([response.status, await response.text()]).toEqual([200, "1158201444"]);
    expect(response.headers.get("content-type")).toContain("text/plain");
  });

  it.each([
    ["a wrong token", { ...right, "hub.verify_token": "wrong" }],
    ["no token", { "hub.mode": "subscribe", "hub.challenge": "1" }],
    ["another mode", { ...right, "hub.mode": "unsubscribe" }],
  ])("is refused with %s, without the challenge", async (_what, query) => {
    const response = await ask(query);
    expect(response.status).toBe(401);
    expect(await response.text()).not.toContain("1158201444");
  });
});

describe("a body", () => {
  const body = () => JSON.stringify(messagesBody(company, [{ from: "5511900000000" }]));
  const post = (headers: Record<string, string>, raw = body()) =>
    request(address(), { method: "POST", headers, body: raw });

  it.each([
    ["no signature", () => ({})],
    ["a wrong signature", () => ({ "x-hub-signature-256": `sha256=${"0".repeat(64)}` })],
    ["another secret's signature", () => ({ "x-hub-signature-256": sign(body(), "another-secret") })],
    ["another body's signature", () => ({ "x-hub-signature-256": sign("{}", APP_SECRET) })],
    ["half a signature", () => ({ "x-hub-signature-256": sign(body(), APP_SECRET).slice(0, 40) })],
    ["a signature by SHA-1 only", () => ({ "x-hub-signature": sign(body(), APP_SECRET) })],
  ])("with %s is answered 401 and leaves no trace", async (_what, headers) => {
    const response = await post(headers());
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ error: { code: "wrong_signature" } });
    expect([await messagesIn(company), await contactsIn(company), await countsOf(company)]).toEqual([[], [], {}]);
  });

  it("for a channel that is unknown, or of another kind, is answered 404", async () => {
    const send = (path: string) =>
      request(path, { method: "POST", headers: { "x-hub-signature-256": sign(body(), APP_SECRET) }, body: body() });
    expect((await send("/webhooks/whatsapp/nobody")).status).toBe(404);
    expect((await send(`/webhooks/instagram/${company.channel.id}`)).status).toBe(404);
    expect((await send(`/webhooks/toString/${company.channel.id}`)).status).toBe(404);
  });

  it("over 4 MiB is answered 413, with a length and without", async () => {
    const large = new Uint8Array(4 * 1024 * 1024 + 1).fill(32);
    expect((await request(address(), { method: "POST", body: large })).status).toBe(413);
    const stream = new Response(large).body!;
    const streamed = new Request(`${ORIGIN}${address()}`, { method: "POST", body: stream });
    expect((await request(address(), streamed)).status).toBe(413);
  });

  it("of malformed JSON is answered 200 and kept with its reason", async () => {
    const response = await deliver(company, '{"object": "whatsapp_business_account", "entry": [');
    expect(response.status).toBe(200);
    const [letter] = await deadLettersIn(company);
    expect(letter).toMatchObject({ body: '{"object": "whatsapp_business_account", "entry": [' });
    expect(letter?.error).toContain("JSON");
    expect(await countsOf(company)).toMatchObject({ dead_letter: 1 });
  });
});

it("a part that is broken is kept by itself, and the others are received", async () => {
  const aurora = await foundCompany();
  const good = (text: string) => messagesBody(aurora, [{ from: "5511911111111", text }]).entry[0];
  const message = { from: "5511911111111", timestamp: "1790000000", type: "text", text: { body: "sem id" } };
  const entry = [
    good("um"),
    { id: 5, changes: "none" },
    null,
    { id: aurora.channel.wabaId, changes: [7, { field: "messages", value: null }] },
    ...bodyOf(aurora.channel, { messages: [message], statuses: [{ id: "wamid.2" }] }).entry,
    good("dois"),
  ];
  expect((await deliver(aurora, { object: "whatsapp_business_account", entry })).status).toBe(200);
  expect((await messagesIn(aurora)).map((it) => it.text)).toEqual(["um", "dois"]);
  expect((await deadLettersIn(aurora)).map((it) => JSON.parse(it.body).object)).toEqual(
    Array(6).fill("whatsapp_business_account"),
  );
});

it.each([[[]], [{}], [{ object: "page", entry: [] }], [null], ["text"], [7]])(
  "%j is kept as a dead letter",
  async (body) => {
    const before = (await deadLettersIn(company)).length;
    expect((await deliver(company, JSON.stringify(body))).status).toBe(200);
    expect((await deadLettersIn(company)).length).toBe(before + 1);
  },
);
