import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "#shared/ids.ts";
import { ORIGIN, postJson, request } from "../../support/worker/browser.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";

let company: Company;
beforeAll(async () => {
  company = await foundCompany();
});
type Spec = { paths: Record<string, Record<string, { responses: Record<string, unknown> }>> };
const spec = async () => (await request("/api/openapi.json")).json<Spec>();

/** Every route of the API that needs a session, with its parameters filled in. */
const routes = async (): Promise<[string, string][]> =>
  Object.entries((await spec()).paths)
    .filter(([path]) => !path.startsWith("/api/auth/") && path !== "/api/health")
    .flatMap(([path, methods]) =>
      Object.keys(methods).map((it): [string, string] => [it.toUpperCase(), path.replace(/\{\w+\}|:\w+/g, newId())]),
    );

it("openapi.json describes every route, with its answer and its errors", async () => {
  const { paths } = await spec();
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((it) => `${it} ${path}`),
  );
  expect(described.sort()).toEqual([
    "get /api/channels",
    "get /api/channels/gauge",
    "get /api/channels/{id}/connection",
    "get /api/channels/{id}/events",
    "get /api/channels/{id}/templates",
    "get /api/contacts",
    "get /api/contacts/{id}",
    "get /api/conversations",
    "get /api/conversations/{id}",
    "get /api/conversations/{id}/messages",
    "get /api/conversations/{id}/notes",
    "get /api/dead-letters",
    "get /api/health",
    "get /api/me",
    "get /api/media/{id}",
    "get /api/metrics",
    "get /api/org",
    "get /api/teams/{id}/access-preview",
    "post /api/auth/sign-in/email",
    "post /api/auth/sign-out",
    "post /api/channels/{id}/templates/sync",
    "post /api/channels/{id}/test",
    "post /api/commands",
    "post /api/conversations/messages",
    "post /api/conversations/{id}/media",
    "post /api/dead-letters/{id}/replay",
    "post /api/media/links",
    "post /api/rooms/ticket",
  ]);
  for (const operation of Object.values(paths).flatMap((it) => Object.values(it))) {
    expect(operation).toMatchObject({ summary: expect.any(String), responses: { default: {} } });
    expect(Object.keys(operation.responses)).toContainEqual(expect.stringMatching(/^20[01]$/));
  }
});

it("whoever is not signed in is told so by every route, before anything else is looked at", async () => {
  for (const [method, path] of [...(await routes()), ["GET", "/api/nothing"], ["POST", "/api/nothing"]] as const) {
    for (const cookie of ["", "__Secure-prosa.session_token=forged.signature"]) {
      const init = method === "GET" ? {} : { method, body: "no json" };
      const response = await request(path, { ...init, headers: { cookie, origin: ORIGIN } });
      expect([method, path, response.status, ((await response.json()) as { error: object }).error]).toEqual([
        method,
        path,
        401,
        { code: "unauthenticated", requestId: response.headers.get("x-request-id") },
      ]);
    }
  }
});

describe("a request of a signed-in user that is wrong", () => {
  const id = newId();
  it.each([
    ["/api/commands", "{", 400, "invalid_json", undefined],
    ["/api/commands", "", 400, "invalid_json", undefined],
    ["/api/commands", {}, 400, "invalid_args", undefined],
    ["/api/commands", [], 400, "invalid_args", undefined],
    ["/api/commands", [{ id: "1", name: "start", args: {} }], 400, "invalid_args", "0.id"],
    ["/api/commands", [{ id, name: "start", args: {}, extra: 1 }], 400, "invalid_args", "0.extra"],
    ["/api/commands", [{ id, name: 7, args: {} }], 400, "invalid_args", "0.name"],
    ["/api/conversations/messages", { ids: Array(51).fill(id) }, 400, "invalid_args", "ids"],
    ["/api/conversations/messages", { ids: [1] }, 400, "invalid_args", "ids.0"],
    ["/api/conversations/messages", { ids: [], more: 1 }, 400, "invalid_args", "more"],
    ["/api/rooms/ticket", { scope: "team-1" }, 400, "invalid_args", "scope"],
    ["/api/rooms/ticket", { scope: `team-${id}`, userId: id }, 400, "invalid_args", "userId"],
    [`/api/dead-letters/x/replay`, {}, 400, "invalid_args", "id"],
    [`/api/dead-letters/${id}/replay`, {}, 403, "forbidden", undefined],
  ])("POST %s %j is answered %i %s, field %s", async (path, body, status, code, field) => {
    const response = await (await company.as("carla")).post(path, body);
    const { error } = await response.json<{ error: { code: string; field?: string } }>();
    expect([response.status, error.code, error.field]).toEqual([status, code, field]);
  });

  it.each([
    ["/api/conversations", "tab"],
    ["/api/conversations?tab=everything", "tab"],
    ["/api/conversations?tab=mine&page=2", "page"],
    ["/api/conversations?tab=mine&cursor=%21", "cursor"],
    [`/api/conversations?tab=mine&q=${"a".repeat(101)}`, "q"],
    ["/api/conversations/1", "id"],
    ["/api/conversations/1/notes", "id"],
    [`/api/contacts?state=lost`, "state"],
    [`/api/contacts?cursor=${btoa('{"a":1}')}`, "cursor"],
    ["/api/contacts/1", "id"],
    [`/api/teams/${id}/access-preview?access=nobody`, "access"],
  ])("GET %s is answered 400 with the field %s", async (path, field) => {
    const response = await (await company.as("ana")).get(path);
    expect([response.status, ((await response.json()) as { error: object }).error]).toMatchObject([
      400,
      { code: "invalid_args", field },
    ]);
  });

  it("is not found where there is nothing", async () => {
    const carla = await company.as("carla");
    for (const path of [
      "/api/nothing",
      `/api/conversations/${id}`,
      `/api/conversations/${id}/messages`,
      `/api/conversations/${id}/notes`,
      `/api/contacts/${id}`,
    ]) {
      expect([path, (await carla.get(path)).status]).toEqual([path, 404]);
    }
  });

  it("is too large above 512 KiB", async () => {
    const response = await (await company.as("carla")).post("/api/commands", `[${" ".repeat(512 * 1024)}]`);
    expect([response.status, ((await response.json()) as { error: object }).error]).toMatchObject([
      413,
      { code: "too_large" },
    ]);
  });
});

describe("a write from elsewhere", () => {
  it.each([
    [{ origin: "https://evil.test" }, 403],
    [{ origin: "null" }, 403],
    [{ origin: "https://prosa.test.evil.test" }, 403],
    [{ "sec-fetch-site": "cross-site" }, 403],
    [{ "sec-fetch-site": "same-site" }, 403],
    [{ origin: ORIGIN, "sec-fetch-site": "same-origin" }, 200],
    [{ "sec-fetch-site": "same-origin" }, 200],
    [{}, 200],
  ])("with %j is answered %i", async (headers, status) => {
    const { cookie } = await company.as("carla");
    const init = {
      method: "POST",
      headers: { cookie, "content-type": "application/json", ...headers },
      body: '{"ids":[]}',
    };
    expect((await request("/api/conversations/messages", init as RequestInit)).status).toBe(status);
  });

  it("cannot sign anyone in or out", async () => {
    const credentials = { email: company.email("carla"), password: company.password };
    for (const path of ["/api/auth/sign-in/email", "/api/auth/sign-out"]) {
      expect((await postJson(path, credentials, { origin: "https://evil.test" })).status).toBe(403);
    }
  });
});
