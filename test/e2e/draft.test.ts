import { afterAll, beforeAll, expect, test } from "vitest";
import { type Demo, startDemo } from "../support/e2e/demo.ts";
import { eventually } from "../support/e2e/eventually.ts";
import { give } from "../support/e2e/give.ts";
import { draftField, draftSeen, openOffline } from "../support/e2e/pads.ts";
import type { Person } from "../support/e2e/person.ts";
import type { Customer } from "../support/e2e/simulator.ts";

let demo: Demo;
let carla: Person;
let bruno: Person;
let diego: Person;
let nina: Customer;

beforeAll(async () => {
  demo = await startDemo();
  [carla, bruno, diego] = await Promise.all([demo.signIn("carla"), demo.signIn("bruno"), demo.signIn("diego")]);
  nina = await give(demo, carla, "Nina Rocha", "Vocês abrem no sábado?");
  await carla.open("Meus", nina);
});
afterAll(() => demo.stop());

const says = (person: Person, text: string): Promise<void> =>
  eventually(async () => expect(await draftField(person).inputValue()).toBe(text));

test("a draft grows before the eyes of who sees the conversation, with the cursor of who writes", async () => {
  await draftField(carla).pressSequentially("Oi, Nina");
  for (const it of [bruno, diego]) {
    await it.open("Outros", nina);
    await draftSeen(it).getByText("Oi, Nina").waitFor();
  }
  await draftField(carla).pressSequentially("! Sim,");
  for (const it of [bruno, diego]) {
    await draftSeen(it).getByText("Oi, Nina! Sim,").waitFor();
    await draftSeen(it).locator(".mark-name").filter({ hasText: "Carla Menezes" }).waitFor({ state: "attached" });
    expect(await draftField(it).count()).toBe(0);
  }
});

test("whoever joins writes along, and who may not send has no button for it", async () => {
  for (const it of [diego, bruno]) await it.button("Escrever junto").click();
  await draftField(diego).press("End");
  await draftField(diego).pressSequentially(" das 9h");
  await says(carla, "Oi, Nina! Sim, das 9h");
  await says(bruno, "Oi, Nina! Sim, das 9h");
  await Promise.all([
    draftField(carla)
      .press("Home")
      .then(() => draftField(carla).pressSequentially("— ")),
    draftField(bruno)
      .press("End")
      .then(() => draftField(bruno).pressSequentially(" às 13h.")),
  ]);
  for (const it of [carla, bruno, diego]) await says(it, "— Oi, Nina! Sim, das 9h às 13h.");
  expect(await diego.button("Enviar").count()).toBe(0);
});

test("who sends empties it for all, and one message goes out", async () => {
  await bruno.button("Enviar").click();
  await nina.sees("— Oi, Nina! Sim, das 9h às 13h.", "delivered");
  for (const it of [carla, bruno, diego]) {
    await says(it, "");
    await it.bubble("— Oi, Nina! Sim, das 9h às 13h.").waitFor();
  }
  expect(await nina.received()).toEqual(["— Oi, Nina! Sim, das 9h às 13h."]);
});

test("a draft outlives a reload, is on one's other device, and what is added without a network arrives", async () => {
  await draftField(carla).fill("Posso separar");
  await carla.page.reload();
  await says(carla, "Posso separar");
  const elsewhere = await demo.signIn("carla");
  await elsewhere.open("Meus", nina);
  await says(elsewhere, "Posso separar");

  await openOffline(carla, "Meus", nina);
  await draftField(carla).press("End");
  await draftField(carla).pressSequentially(" o seu?");
  expect(await draftField(elsewhere).inputValue()).toBe("Posso separar");
  await carla.context.setOffline(false);
  await says(elsewhere, "Posso separar o seu?");
  expect(await nina.received()).toHaveLength(1);
});
