import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { postJson, request } from "../../support/worker/browser.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { rowsOf, sql } from "../../support/worker/put.ts";

let company: Company;
let address: string;
beforeEach(async () => {
  company = await foundCompany();
  address = `10.${[1, 2, 3].map(() => Math.floor(Math.random() * 256)).join(".")}`;
});
afterEach(() => void vi.restoreAllMocks());
const tryAs = async (person: "ana" | "carla" | "diego", password = company.password, email = company.email(person)) =>
  (await postJson("/api/auth/sign-in/email", { email, password }, { "cf-connecting-ip": address })).status;

it("a wrong password and an unknown address are answered alike", async () => {
  const answers = await Promise.all(
    [company.email("carla"), "nobody@prosa.test"].map(async (email) => {
      const response = await postJson("/api/auth/sign-in/email", { email, password: "wrong-password" });
      return [response.status, (await response.json<{ error: { code: string } }>()).error.code];
    }),
  );
  expect(answers).toEqual(Array(2).fill([401, "wrong_credentials"]));
});

it.each([
  [{ password: "x" }, "email"],
  [{ email: "ana@prosa.test" }, "password"],
  [{ email: "no address", password: "x" }, "email"],
  [{ email: "ana@prosa.test", password: "x".repeat(1025) }, "password"],
  [{ email: "ana@prosa.test", password: "x", rememberMe: true }, "rememberMe"],
])("credentials like %j are refused by their field", async (body, field) => {
  const response = await postJson("/api/auth/sign-in/email", body);
  expect([response.status, ((await response.json()) as { error: object }).error]).toMatchObject([400, { field }]);
});

/** Failures that were counted, in a window that is open for another minute. */
const failed = (key: string, count: number) =>
  rowsOf(
    sql`insert into sign_in_failures (key, count, window_ends_at) values (${key}, ${count}, ${Date.now() + 60_000})`,
  );

it("ten failures close the account, to the right password too, however its address is written", async () => {
  for (let n = 0; n < 10; n++) expect(await tryAs("carla", "wrong-password")).toBe(401);
  expect(await tryAs("carla")).toBe(429);
  expect(await tryAs("carla", company.password, company.email("carla").toUpperCase())).toBe(429);
  expect([await tryAs("ana"), await tryAs("diego")], "others in the same office").toEqual([200, 200]);
});

it("the account opens again when the window has passed", async () => {
  await failed(`account:${company.email("carla")}`, 10);
  expect(await tryAs("carla")).toBe(429);
  await rowsOf(
    sql`update sign_in_failures set window_ends_at = ${Date.now() - 1} where key = ${`account:${company.email("carla")}`}`,
  );
  expect(await tryAs("carla")).toBe(200);
});

it("a success forgets the failures before it", async () => {
  await failed(`account:${company.email("carla")}`, 9);
  expect(await tryAs("carla")).toBe(200);
  expect(await tryAs("carla", "wrong-password")).toBe(401);
  expect(await tryAs("carla")).toBe(200);
});

it("an address that fails three hundred times is closed to every account, and other addresses are not", async () => {
  await failed(`address:${address}`, 300);
  expect(await tryAs("diego")).toBe(429);
  address = "10.0.0.1";
  expect(await tryAs("diego")).toBe(200);
});

it("while sessions cannot be read nobody is signed out, and what was asked may be asked again", async () => {
  const { cookie } = await company.as("carla");
  vi.spyOn(console, "error").mockImplementation(() => {});
  await rowsOf(sql`alter table sessions rename to sessions_out_of_reach`);
  try {
    const answer = await request("/api/me", { headers: { cookie } });
    expect([answer.status, await answer.json()]).toMatchObject([503, { error: { code: "unavailable" } }]);
  } finally {
    await rowsOf(sql`alter table sessions_out_of_reach rename to sessions`);
  }
  expect((await request("/api/me", { headers: { cookie } })).status).toBe(200);
});
