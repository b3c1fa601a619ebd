import { env } from "cloudflare:workers";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { teamScope } from "#shared/protocol/scope.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { padRow } from "../../support/worker/pads.ts";
import { putConversation } from "../../support/worker/put.ts";
import { openPad, typeInto } from "../../support/worker/pad-client.ts";

let company: Company;
let id: string;
let scope: string;
/** The statements about pads that anybody has asked the database for, but for this test's own look. */
let asked: string[];
beforeEach(async () => {
  company = await foundCompany();
  ({ id } = await putConversation(company, { team: "vendas", state: "open", attendant: "carla" }));
  scope = teamScope(company.teams.vendas);
  asked = [];
  const prototype = Object.getPrototypeOf(env.DB) as D1Database;
  const prepare = prototype.prepare;
  vi.spyOn(prototype, "prepare").mockImplementation(function (this: D1Database, query: string) {
    if (query.includes("pads") && !query.startsWith("select * from pads")) asked.push(query.split(" ")[0]!);
    return prepare.call(this, query);
  });
});
afterEach(() => void vi.restoreAllMocks());

it("a pad costs its claim when it is first opened, nothing while it is written, and one save when it rests", async () => {
  const carla = await openPad(await company.as("carla"), scope, id);
  expect(asked).toEqual(["select", "insert"]);
  await typeInto(carla, "Bom dia, tudo bem com o pedido?");
  const diego = await openPad(await company.as("diego"), scope, id);
  await diego.hear("pad_update");
  expect(asked).toEqual(["select", "insert"]);
  await vi.waitFor(async () => expect((await padRow(id))?.state).not.toBeNull(), { timeout: 15_000, interval: 200 });
  expect(asked).toEqual(["select", "insert", "select", "update"]);
  expect((await padRow(id))?.draft).toBe("Bom dia, tudo bem com o pedido?");
});
