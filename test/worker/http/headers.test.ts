import { beforeAll, expect, it } from "vitest";
import { postJson, request, signIn } from "../../support/worker/browser.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { deliver, messagesBody } from "../../support/worker/meta.ts";

let company: Company;
beforeAll(async () => {
  company = await foundCompany();
});

it("every answer carries the security headers and a request id: successes, refusals, webhooks and pages", async () => {
  const carla = await company.as("carla");
  const answers = [
    await carla.get("/api/me"),
    await carla.get("/api/nothing"),
    await carla.post("/api/commands", "{"),
    await request("/api/me"),
    await request("/api/openapi.json"),
    await request("/internal/feed/x"),
    await request("/"),
    await request("/conversas"),
    await request("/webhooks/whatsapp/nobody", { method: "POST", body: "{}" }),
    await deliver(company, messagesBody(company, [{ from: "5511900000000" }])),
  ];
  const ids = answers.map(({ headers, url }) => {
    const policy = headers.get("content-security-policy") ?? "";
    expect([url, policy].join(" ")).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe");
    expect(headers.get("strict-transport-security")).toMatch(/max-age=\d{8}/);
    expect(headers.get("referrer-policy")).toBe("same-origin");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("permissions-policy")).toContain("camera=()");
    return headers.get("x-request-id");
  });
  expect(new Set(ids).size).toBe(answers.length);
});

it("nothing of the API may be kept by a cache", async () => {
  const carla = await company.as("carla");
  for (const path of ["/api/me", "/api/conversations?tab=queue", "/api/nothing"]) {
    expect([path, (await carla.get(path)).headers.get("cache-control")]).toEqual([path, "no-store"]);
  }
});

it("the session is a cookie that scripts cannot read and other sites do not send; the body says nothing of it", async () => {
  const response = await postJson("/api/auth/sign-in/email", {
    email: company.email("carla"),
    password: company.password,
  });
  const cookies = response.headers.getSetCookie();
  expect(cookies.length).toBeGreaterThan(0);
  for (const it of cookies) {
    expect(it).toMatch(/; HttpOnly/i);
    expect(it).toMatch(/; SameSite=Lax/i);
    expect(it).toMatch(/; Secure/i);
  }
  expect(await response.json()).toEqual({ ok: true });
});

it("signing out ends the session for whoever has a copy of its cookie", async () => {
  const diego = await signIn(company.email("diego"), company.password);
  expect((await diego.get("/api/me")).status).toBe(200);
  expect((await diego.post("/api/auth/sign-out", {})).status).toBe(200);
  expect((await diego.get("/api/me")).status).toBe(401);
});
