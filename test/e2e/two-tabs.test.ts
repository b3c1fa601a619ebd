import { afterAll, beforeAll, expect, test } from "vitest";
import { type Demo, startDemo } from "../support/e2e/demo.ts";
import { eventually } from "../support/e2e/eventually.ts";
import { give } from "../support/e2e/give.ts";
import type { Person } from "../support/e2e/person.ts";
import type { Customer } from "../support/e2e/simulator.ts";
import { readDevice, readReplica } from "../support/e2e/device.ts";
import { databaseNames } from "../support/e2e/traces.ts";

let demo: Demo;
/** Carla's first tab, which leads, and her second. */
let first: Person;
let second: Person;
let nina: Customer;

beforeAll(async () => {
  demo = await startDemo();
  first = await demo.signIn("carla");
  nina = await give(demo, first, "Nina Rocha", "Chegou tudo certo!");
  second = await first.inNewTab();
});
afterAll(() => demo.stop());

test("two tabs of one person share one socket a room and show the same", async () => {
  await Promise.all([first, second].map((it) => it.open("Meus", nina)));
  await nina.writes("Só faltou a nota fiscal.");
  await Promise.all([first, second].map((it) => it.bubble("Só faltou a nota fiscal.").waitFor()));
  await second.reply("Mando já.");
  await first.bubble("Mando já.").getByText("Entregue").waitFor();
  await first.page.getByRole("textbox", { name: "Mensagem", exact: true }).fill("Rascunho de Carla");
  expect(await nina.received()).toEqual(["Mando já."]);
  expect(first.sockets).toBeGreaterThan(0);
  expect(second.sockets).toBe(0);
});

test("when the leading tab is closed the other goes on, live", async () => {
  await first.page.close();
  await second.isConnected();
  await eventually(() => expect(second.sockets).toBeGreaterThan(0));
  await nina.writes("Recebi a nota, obrigada.");
  await second.bubble("Recebi a nota, obrigada.").waitFor();
  await second.reply("Por nada!");
  await nina.sees("Por nada!", "delivered");
});

/** Of the person and of a customer: on the screen, in the databases, and in no cache ever. */
const OURS = ["Carla Menezes", "Nina Rocha", "Recebi a nota, obrigada."];

test("signing out in one tab signs out the other, and leaves nothing of the person on this device", async () => {
  const third = await second.inNewTab();
  await third.isInstalled();
  const kept = await readReplica(second.page);
  for (const it of OURS) expect(kept).toContain(it);
  expect(await databaseNames(third.page)).toHaveLength(1);
  await third.page.getByRole("button", { name: /^Perfil de Carla/ }).click();
  await third.page.getByRole("menuitem", { name: "Sair" }).click();
  await third.dialog("Sair da Prosa neste aparelho?").getByRole("button", { name: "Sair", exact: true }).click();
  for (const { page } of [second, third]) {
    await page.getByRole("heading", { name: "Entrar na Prosa" }).waitFor();
    await eventually(async () => expect(await databaseNames(page)).toEqual([]));
    const left = await readDevice(page);
    for (const it of OURS) expect(left).not.toContain(it);
  }
  expect((await second.ask("/api/me")).status).toBe(401);
});

test("who is signed out gets the page to sign in without a network, too", async () => {
  await second.context.setOffline(true);
  await second.page.reload();
  await second.page.getByRole("heading", { name: "Entrar na Prosa" }).waitFor();
  const left = await readDevice(second.page);
  for (const it of OURS) expect(left).not.toContain(it);
});
