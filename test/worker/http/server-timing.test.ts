import { beforeAll, expect, it } from "vitest";
import { postJson, request } from "../../support/worker/browser.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { deliver, messagesBody } from "../../support/worker/meta.ts";

let company: Company;
beforeAll(async () => {
  company = await foundCompany();
});
const timingOf = (response: Response) => response.headers.get("server-timing");

it("answers of the API and to webhooks say how long they took, and how much of that D1", async () => {
  const carla = await company.as("carla");
  const answers = [
    await carla.get("/api/me"),
    await carla.get("/api/nothing"),
    await carla.post("/api/commands", []),
    await deliver(company, messagesBody(company, [{ from: "5511987654321" }])),
    await deliver(company, "{}", { secret: "wrong" }),
  ];
  for (const it of answers) {
    expect([it.url, timingOf(it)]).toEqual([
      it.url,
      expect.stringMatching(/^d1;dur=\d+;desc="[1-9]\d* requests", total;dur=\d+$/),
    ]);
  }
});

it("signing in does not say what D1 was asked: it is less for an address that nobody has", async () => {
  const known = { email: company.email("carla"), password: "wrong-password" };
  const unknown = { email: `nobody@${company.id}.test`, password: "wrong-password" };
  for (const credentials of [known, unknown, { ...known, password: company.password }]) {
    expect(timingOf(await postJson("/api/auth/sign-in/email", credentials))).toMatch(/^total;dur=\d+$/);
  }
});

it("pages and what rooms ask for say nothing of it", async () => {
  for (const path of ["/", "/conversas", "/internal/feed/x"]) expect(timingOf(await request(path))).toBeNull();
});
