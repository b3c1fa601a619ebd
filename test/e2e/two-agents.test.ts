import { afterAll, beforeAll, expect, test } from "vitest";
import { type Demo, startDemo } from "../support/e2e/demo.ts";
import type { Person } from "../support/e2e/person.ts";

const CANARY = "canarioVendas: vocês entregam em Niterói?";
const REPLY = "canarioResposta: entregamos, em até três dias úteis.";

let demo: Demo;
let carla: Person;
let diego: Person;
let elisa: Person;

beforeAll(async () => {
  demo = await startDemo();
  [carla, diego, elisa] = await Promise.all([demo.signIn("carla"), demo.signIn("diego"), demo.signIn("elisa")]);
});
afterAll(() => demo.stop());

test("a customer's message reaches everyone of the team live, one takes it, answers, and the ticks turn", async () => {
  const rita = await demo.simulator.customer("Rita Azevedo");
  await Promise.all([carla, diego].map((it) => it.choose("Fila")));
  await rita.writes(CANARY);
  await Promise.all([carla, diego].map((it) => it.row(rita).filter({ hasText: CANARY }).waitFor()));

  await carla.attend(rita);
  await diego.row(rita).waitFor({ state: "hidden" });
  await diego.open("Outros", rita);
  await diego.bubble(CANARY).waitFor();

  await carla.reply(REPLY);
  await diego.bubble(REPLY).waitFor();
  await rita.sees(REPLY, "delivered");
  await carla.bubble(REPLY).getByText("Entregue").waitFor();
  await rita.reads();
  await Promise.all([carla, diego].map((it) => it.bubble(REPLY).getByText("Lida").waitFor()));
  expect(await rita.received()).toEqual([REPLY]);
});

test("who is not of the team gets none of it: not on the page, the wire or the device, nor after a reload", async () => {
  await elisa.page.reload();
  await elisa.isConnected();
  for (const text of ["canarioVendas", "canarioResposta"]) {
    expect(await elisa.tracesOf(text)).toEqual([]);
    expect(await carla.tracesOf(text)).toEqual(expect.arrayContaining(["page", "frames", "replica"]));
  }
});
