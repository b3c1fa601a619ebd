import { beforeEach, expect, it } from "vitest";
import type { Template } from "#shared/model/template.ts";
import type { TemplatesAnswer } from "#shared/protocol/api.ts";
import { listTemplates, syncTemplates } from "../../../worker/services/templates.ts";
import { accountOf } from "../../../worker/store/people.ts";
import { type Company, foundCompany, type PersonName } from "../../support/worker/company.ts";
import { fakeAdapter } from "../../support/worker/fake-adapter.ts";
import { rowsOf, sql } from "../../support/worker/put.ts";
import { testTools } from "../../support/worker/tools.ts";

const template = (name: string): Template => ({
  name,
  language: "pt_BR",
  category: "utility",
  status: "approved",
  quality: null,
  reason: null,
  header: null,
  body: "Olá, {{1}}",
  footer: null,
  buttons: [],
});

let company: Company;
beforeEach(async () => {
  company = await foundCompany();
});
const viewerOf = async (person: PersonName) => (await accountOf(testTools().tools.d1, company.people[person]))!.viewer;

/** A provider that tells of these templates, or does not answer. */
const withProvider = (told: readonly Template[] | null) => {
  const all = testTools();
  const listing = async () => {
    if (!told) throw new TypeError("the connection broke");
    return [...told];
  };
  const adapters = { whatsapp: { ...fakeAdapter("whatsapp").adapter, listTemplates: listing } };
  const tools = { ...all.tools, adapters };
  return {
    ...all,
    sync: async (person: PersonName, channelId = company.channel.id) =>
      syncTemplates(tools, await viewerOf(person), channelId),
    list: async (person: PersonName, channelId = company.channel.id) =>
      listTemplates(tools, await viewerOf(person), channelId),
  };
};

it("a sync puts what the provider tells in the place of what was known", async () => {
  const first = withProvider([template("b"), template("a")]);
  const synced = { items: [template("a"), template("b")], syncedAt: first.clock.now };
  expect(await first.sync("ana")).toEqual(synced);
  expect(await first.list("carla")).toEqual(synced);
  const second = withProvider([template("c")]);
  expect((await second.sync("ana")).items).toEqual([template("c")]);
});

it("the provider is asked when somebody looks for the first time; while it does not answer there are none", async () => {
  expect(await withProvider(null).list("carla")).toEqual({ items: [], syncedAt: null });
  const { list, clock } = withProvider([template("a")]);
  expect(await list("carla")).toEqual({ items: [template("a")], syncedAt: clock.now });
  expect((await withProvider([template("b")]).list("carla")).items).toEqual([template("a")]);
});

it("a provider that does not answer leaves what is known as it is", async () => {
  await withProvider([template("a")]).sync("ana");
  const silent = withProvider(null);
  await expect(silent.sync("ana")).rejects.toMatchObject({ code: "unavailable" });
  expect((await silent.list("carla")).items).toEqual([template("a")]);
});

it("a channel without templates says that it has none to ask for", async () => {
  await rowsOf(sql`update channels set kind = 'zapi' where id = ${company.channel.id}`);
  await expect(withProvider([]).sync("ana")).rejects.toMatchObject({ code: "not_supported" });
});

it("a member of a team lists, an administrator syncs, and another company's channel does not exist", async () => {
  const other = await foundCompany();
  const { list, sync } = withProvider([template("a")]);
  await expect(sync("carla")).rejects.toMatchObject({ code: "forbidden" });
  await expect(list("carla", other.channel.id)).rejects.toMatchObject({ code: "not_found" });
  await expect(sync("ana", other.channel.id)).rejects.toMatchObject({ code: "not_found" });
  await rowsOf(sql`delete from memberships where user_id in (${company.people.elisa}, ${company.people.ana})`);
  await expect(list("elisa")).rejects.toMatchObject({ code: "forbidden" });
  expect((await list("ana")).items).toEqual([template("a")]);
});

it("both are there over HTTP", async () => {
  await withProvider([template("a")]).sync("ana");
  const path = `/api/channels/${company.channel.id}/templates`;
  const carla = await company.as("carla");
  expect((await carla.getJson<TemplatesAnswer>(path)).items).toEqual([template("a")]);
  expect((await carla.post(`${path}/sync`, {})).status).toBe(403);
});
