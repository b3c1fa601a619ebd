import { afterAll, beforeAll, expect, test } from "vitest";
import { type Canary, type Name, type People, release, showsWords, wordOf } from "../support/e2e/canaries.ts";
import { type Demo, startDemo } from "../support/e2e/demo.ts";
import type { Tab } from "../support/e2e/person.ts";

const NAMES: readonly Name[] = ["ana", "bruno", "carla", "diego", "elisa"];
const TABS: readonly Tab[] = ["Fila", "Meus", "Outros", "Concluídos"];

/** Ana supervises Suporte; Bruno supervises Vendas and VIP. */
const CANARIES: readonly Canary[] = [
  { team: "Vendas", state: "queued", attendant: null, seen: { bruno: "Fila", carla: "Fila", diego: "Fila" } },
  {
    team: "Suporte",
    state: "queued",
    attendant: null,
    seen: { ana: "Fila", carla: "Fila", diego: "Fila", elisa: "Fila" },
  },
  { team: "VIP", state: "queued", attendant: null, seen: { bruno: "Fila", elisa: "Fila" } },
  { team: "Vendas", state: "open", attendant: "carla", seen: { bruno: "Outros", carla: "Meus", diego: "Outros" } },
  {
    team: "Vendas",
    state: "concluded",
    attendant: "carla",
    seen: { bruno: "Concluídos", carla: "Concluídos", diego: "Concluídos" },
    byCompany: ["ana", "elisa"],
  },
  {
    team: "Suporte",
    state: "open",
    attendant: "carla",
    seen: { ana: "Outros", carla: "Meus", diego: "Outros", elisa: "Outros" },
  },
  {
    team: "Suporte",
    state: "concluded",
    attendant: "carla",
    seen: { ana: "Concluídos", carla: "Concluídos", diego: "Concluídos", elisa: "Concluídos" },
  },
  { team: "VIP", state: "open", attendant: "elisa", seen: { bruno: "Outros", elisa: "Meus" } },
  { team: "VIP", state: "concluded", attendant: "elisa", seen: { bruno: "Concluídos", elisa: "Concluídos" } },
  { team: "VIP", state: "open", attendant: "bruno", seen: { bruno: "Meus" } },
  { team: "VIP", state: "concluded", attendant: "bruno", seen: { bruno: "Concluídos" } },
];

let demo: Demo;
let people: People;

beforeAll(async () => {
  demo = await startDemo();
  people = Object.fromEntries(
    await Promise.all(NAMES.map(async (it) => [it, await demo.signIn(it)] as const)),
  ) as People;
});
afterAll(() => demo.stop());

test("everyone's tabs show exactly what the table of access gives them", async () => {
  for (const it of CANARIES) await release(demo, people, it);
  const visible = (name: Name, tab: Tab) =>
    CANARIES.filter((it) => it.seen[name] === tab || (tab === "Concluídos" && it.byCompany?.includes(name))).map(
      wordOf,
    );
  await Promise.all(
    NAMES.map(async (name) => {
      for (const tab of TABS) await showsWords(people[name], tab, visible(name, tab));
    }),
  );
});

/** Bruno passes everything on from the queue of Vendas, so that its three see what they may not keep. */
const saw = (name: Name, it: Canary) =>
  it.seen[name] || it.byCompany?.includes(name) || ["bruno", "carla", "diego"].includes(name);

test("what someone may not see is in no frame, no answer and no local database of theirs", async () => {
  expect(await tracesWhere((name, it) => !saw(name, it))).toEqual([]);
});

test("what someone no longer sees, or sees only as one of the company, is not kept on their device", async () => {
  const kept = await tracesWhere((name, it) => !it.seen[name]);
  expect(kept.filter(({ places }) => places.includes("replica"))).toEqual([]);
  const ours = await tracesWhere((name, it) => it.seen[name] !== undefined);
  expect(ours.filter(({ places }) => !places.includes("replica"))).toEqual([]);
});

test("opened anew, a browser is told nothing more", async () => {
  for (const name of NAMES) {
    const { page, wire } = people[name];
    await page.goto("about:blank");
    await wire.forget();
    await page.goto("/atendimentos");
    await people[name].isConnected();
  }
  expect(await tracesWhere((name, it) => !it.seen[name] && !it.byCompany?.includes(name))).toEqual([]);
});

/** The places where each person has traces of the canaries that are of interest. */
const tracesWhere = async (isOfInterest: (name: Name, it: Canary) => boolean) => {
  const all = NAMES.flatMap((name) => CANARIES.filter((it) => isOfInterest(name, it)).map((it) => ({ name, it })));
  const found = all.map(async ({ name, it }) => ({
    name,
    word: wordOf(it),
    places: await people[name].tracesOf(wordOf(it)),
  }));
  return (await Promise.all(found)).filter(({ places, word, name }) => places.length > 0 || isKept(name, word));
};

/** Where one would expect traces, their absence is of interest too. */
const isKept = (name: Name, word: string) => CANARIES.some((it) => wordOf(it) === word && it.seen[name]);
