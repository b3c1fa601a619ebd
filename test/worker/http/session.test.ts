import { beforeEach, expect, it } from "vitest";
import type { ConversationPage } from "#shared/protocol/api.ts";
import type { Browser } from "../../support/worker/browser.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { putConversation, rowsOf, sql } from "../../support/worker/put.ts";

const DAY_MS = 24 * 3_600_000;
const PATHS = ["/api/me", "/api/conversations?tab=queue"];

let company: Company;
let carla: Browser;
beforeEach(async () => {
  company = await foundCompany();
  carla = await company.as("carla");
});

/** Has Carla's session end so long from now. */
const endsIn = (ms: number) =>
  rowsOf(sql`update sessions set expires_at = ${new Date(Date.now() + ms).toISOString()}
    where user_id = ${company.people.carla}`);
const endOf = async (): Promise<number> => {
  const [row] = await rowsOf(sql`select expires_at from sessions where user_id = ${company.people.carla}`);
  return Date.parse(String(row!.expires_at));
};

it.each(PATHS)("a session that is a day old is made to last as long again by %s", async (path) => {
  await endsIn(28 * DAY_MS);
  expect((await carla.get(path)).status).toBe(200);
  expect(await endOf()).toBeGreaterThan(Date.now() + 29 * DAY_MS);
});

it.each(PATHS)("a session that has ended lets nobody in to %s", async (path) => {
  await endsIn(-1_000);
  expect((await carla.get(path)).status).toBe(401);
});

it("a list is the same whether or not the session is renewed with it", async () => {
  const { id } = await putConversation(company, { team: "vendas", state: "queued" });
  await putConversation(company, { team: "vip", state: "queued" });
  const idsOf = async () =>
    (await carla.getJson<ConversationPage>("/api/conversations?tab=queue")).items.map((it) => it.id);
  expect(await idsOf()).toEqual([id]);
  await endsIn(28 * DAY_MS);
  expect(await idsOf()).toEqual([id]);
});
