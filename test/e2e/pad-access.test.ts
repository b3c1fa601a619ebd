import { afterAll, beforeAll, expect, test } from "vitest";
import { type Demo, startDemo } from "../support/e2e/demo.ts";
import { readReplica } from "../support/e2e/device.ts";
import { hasLostAll, placesOf } from "../support/e2e/diego.ts";
import { eventually } from "../support/e2e/eventually.ts";
import { conversationOf, does, give } from "../support/e2e/give.ts";
import { type Company, companyOf } from "../support/e2e/losses.ts";
import { draftField, draftSeen, newNote, noteOf, noteText } from "../support/e2e/pads.ts";
import type { Person } from "../support/e2e/person.ts";

let demo: Demo;
let company: Company;
let carla: Person;
let diego: Person;

beforeAll(async () => {
  demo = await startDemo();
  const [ana, bruno, elisa] = await Promise.all([demo.signIn("ana"), demo.signIn("bruno"), demo.signIn("elisa")]);
  [carla, diego] = await Promise.all([demo.signIn("carla"), demo.signIn("diego")]);
  company = await companyOf({ ana, bruno, elisa });
});
afterAll(() => demo.stop());

test("what was written about a conversation goes with it to another team, and leaves those who stay behind", async () => {
  const { people, teams, users } = company;
  const rui = await give(demo, carla, "Rui Lemos", "Quero falar com a gerência.");
  await Promise.all([carla.open("Meus", rui), diego.open("Outros", rui)]);
  await newNote(carla, "canarioNota");
  await carla.button("Pronto").click();
  await draftField(carla).fill("canarioRascunho");
  await draftSeen(diego).getByText("canarioRascunho").waitFor();
  await eventually(async () => expect(await noteText(diego)).toBe("canarioNota"));

  const conversationId = await conversationOf(carla, rui, "mine");
  await carla.wire.forget();
  await diego.wire.forget();
  await does(people.bruno, "transfer", { conversationId, teamId: teams.VIP, userId: users.elisa });
  await people.elisa.open("Meus", rui);
  await eventually(async () => expect(await draftField(people.elisa).inputValue()).toBe("canarioRascunho"));
  expect(await noteText(people.elisa)).toBe("canarioNota");
  await noteOf(people.elisa)
    .getByText(/^Carla Menezes, hoje/)
    .waitFor();
  for (const it of [carla, diego]) {
    await it.page.getByText("Este atendimento não está mais visível para você").waitFor();
    await hasLostAll([it], "canarioNota", "canarioRascunho");
  }
});

test("who loses access while a draft grows is told nothing more of it, and keeps nothing", async () => {
  const { people, teams, users } = company;
  const eva = await give(demo, carla, "Eva Torres", "Tem garantia?");
  await Promise.all([carla.open("Meus", eva), diego.open("Outros", eva)]);
  await draftField(carla).fill("canarioAntes");
  await draftSeen(diego).getByText("canarioAntes").waitFor();
  await eventually(async () => expect(await readReplica(diego.page)).toContain("canarioAntes"));

  await diego.wire.forget();
  await does(people.ana, "remove_member", { teamId: teams.Vendas, userId: users.diego });
  await people.bruno.open("Outros", eva);
  await draftField(carla).fill("canarioAntes canarioDepois");
  await eventually(async () => expect(await readReplica(people.bruno.page)).toContain("canarioDepois"));
  await hasLostAll([diego], "canarioAntes");
  expect(await placesOf([diego], "canarioDepois")).toEqual([]);
});
