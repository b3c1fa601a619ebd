import { afterAll, beforeAll, expect, test } from "vitest";
import { type Demo, startDemo } from "../support/e2e/demo.ts";
import { conversationOf, does } from "../support/e2e/give.ts";
import type { Person } from "../support/e2e/person.ts";

let demo: Demo;
let carla: Person;

beforeAll(async () => {
  demo = await startDemo();
  carla = await demo.signIn("carla");
});
afterAll(() => demo.stop());

test.each([
  // Instagram tells of no deliveries, only of what was read.
  ["instagram", "Larissa Prado", "Enviada"],
  ["messenger", "Igor Salles", "Entregue"],
  ["zapi", "Wesley Barros", "Entregue"],
] as const)("who writes on %s is answered there, once", async (channel, name, status) => {
  const customer = await demo.simulator.customer(name, { channel });
  await customer.writes("Ainda tem a caneca azul?");
  await does(carla, "start", { conversationId: await conversationOf(carla, customer) });
  await carla.open("Meus", customer);
  await carla.bubble("Ainda tem a caneca azul?").waitFor();
  await carla.reply(`Tem sim, ${name}.`);
  await customer.sees(`Tem sim, ${name}.`, "delivered");
  await carla.bubble(`Tem sim, ${name}.`).getByText(status).waitFor();
  expect(await customer.received()).toEqual([`Tem sim, ${name}.`]);
});
