import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { newId } from "#shared/ids.ts";
import { COMMANDS } from "#shared/commands/index.ts";
import { request } from "../../support/worker/browser.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { bodyOf, deliver, messagesBody } from "../../support/worker/meta.ts";
import { type Put, putConversation } from "../../support/worker/put.ts";

let company: Company;
let put: Put;
beforeAll(async () => {
  company = await foundCompany();
  put = await putConversation(company, { team: "suporte", state: "open", attendant: "carla" });
});
const isCalm = async (response: Response, what: unknown) => {
  expect([what, Math.floor(response.status / 100)]).not.toEqual([what, 5]);
  const text = await response.text();
  expect(text).not.toMatch(/SQLITE|D1_|\bat \w+ \(|node_modules/);
};
const text = fc.oneof(
  fc.string(),
  fc.string({ unit: "binary" }),
  fc.constantFrom("\u0000", "\ud83d", "%", "'", "__proto__", "toString", "9".repeat(400)),
);
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    text,
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(text, tie("value"), { maxKeys: 3 }),
  ),
})).value;

it("no command, however it is made up, is answered with more than a refusal", async () => {
  const ana = await company.as("ana");
  const argument = () =>
    fc.oneof(
      json,
      fc.constantFrom(put.id, put.contactId, put.messageId, company.teams.vendas, company.people.carla, newId()),
    );
  const keys = [
    "conversationId",
    "contactId",
    "messageId",
    "seenReply",
    "teamId",
    "userId",
    "text",
    "name",
    "email",
    "role",
    "access",
  ];
  const args = fc.oneof(json, fc.dictionary(fc.constantFrom(...keys), argument()));
  const command = fc.record({
    id: fc.oneof(fc.constant(newId()), fc.uuid(), json),
    name: fc.oneof(fc.constantFrom(...COMMANDS.keys()), text),
    args,
  });
  await fc.assert(
    fc.asyncProperty(fc.oneof(json, fc.array(command, { maxLength: 4 })), async (body) => {
      const response = await ana.post("/api/commands", JSON.stringify(body));
      await isCalm(response.clone() as Response, body);
      if (response.status !== 200) return;
      const { results } = await response.json<{ results: { ok: boolean; status?: number }[] }>();
      expect([body, results.filter((it) => (it.status ?? 200) >= 500)]).toEqual([body, []]);
    }),
    { numRuns: 150 },
  );
}, 60_000);

it("no address or query makes an error of ours", async () => {
  const carla = await company.as("carla");
  const key = fc.array(fc.oneof(fc.string(), fc.double(), fc.maxSafeInteger()), { maxLength: 4 }).map((it) => {
    const bytes = new TextEncoder().encode(JSON.stringify(it));
    return btoa(String.fromCharCode(...bytes))
      .replaceAll("+", "-")
      .replaceAll("/", "_");
  });
  const query = fc.dictionary(
    fc.constantFrom("tab", "q", "cursor", "before", "state", "access", "x"),
    fc.oneof(fc.constantFrom("queue", "mine", "active"), key, text),
  );
  const path = fc.oneof(
    fc.constantFrom(
      "/api/conversations",
      "/api/contacts",
      `/api/conversations/${put.id}/messages`,
      `/api/conversations/${put.id}/notes`,
      `/api/teams/${company.teams.vendas}/access-preview`,
      "/api/dead-letters",
    ),
    text.map((it) => `/api/conversations/${encodeURIComponent(it.toWellFormed())}`),
    text.map((it) => `/api/${encodeURIComponent(it.toWellFormed())}`),
  );
  await fc.assert(
    fc.asyncProperty(path, query, async (path, query) => {
      const search = new URLSearchParams(Object.entries(query)).toString();
      await isCalm(await carla.get(`${path}?${search}`), [path, query]);
      await isCalm(await request(`${path}?${search}`), [path, query]);
    }),
    { numRuns: 200 },
  );
}, 60_000);

it("no rightly signed body makes an error: all is answered 200", async () => {
  const object = (keys: string[]) =>
    fc.dictionary(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...keys) }, { weight: 1, arbitrary: text }), json);
  const message = object([
    "id",
    "from",
    "from_user_id",
    "timestamp",
    "type",
    "text",
    "image",
    "system",
    "interactive",
  ]).map((it) => ({
    id: newId(),
    from: "5511987654321",
    timestamp: "1700000000",
    ...it,
  }));
  const status = object(["id", "status", "errors", "biz_opaque_callback_data"]).map((it) => ({
    id: newId(),
    status: "sent",
    ...it,
  }));
  const list = <T>(item: fc.Arbitrary<T>) =>
    fc.oneof({ weight: 6, arbitrary: fc.array(item, { maxLength: 3 }) }, { weight: 1, arbitrary: json });
  const value = fc.record(
    { messages: list(message), statuses: list(status), contacts: list(object(["wa_id", "user_id", "profile"])) },
    { requiredKeys: [] },
  );
  const body = fc.oneof(
    { weight: 6, arbitrary: value.map((it) => bodyOf(company.channel, it)) },
    { weight: 2, arbitrary: fc.array(json).map((entry) => ({ object: "whatsapp_business_account", entry })) },
    { weight: 1, arbitrary: json },
  );
  await fc.assert(
    fc.asyncProperty(body, async (it) => {
      const { status } = await deliver(company, JSON.stringify(it) ?? "null");
      expect(status).toBe(200);
    }),
    { numRuns: 250 },
  );
  expect((await deliver(company, messagesBody(company, [{ from: "5511987654321", text: "ainda" }]))).status).toBe(200);
}, 60_000);
