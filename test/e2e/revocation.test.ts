import { afterAll, beforeAll, expect, test } from "vitest";
import { type Demo, startDemo } from "../support/e2e/demo.ts";
import { readDevice, readReplica } from "../support/e2e/device.ts";
import { begin, hasLostAll, openAll, placesOf, writesOn } from "../support/e2e/diego.ts";
import { eventually } from "../support/e2e/eventually.ts";
import { does, give } from "../support/e2e/give.ts";
import { type Company, companyOf, KEPT, LOSSES, supervise } from "../support/e2e/losses.ts";
import type { Person } from "../support/e2e/person.ts";
import { databaseNames } from "../support/e2e/traces.ts";
import { openWindow, putBehind, type Window } from "../support/e2e/window.ts";

let demo: Demo;
let window: Window;
let company: Company;
/** Diego's first tab, which leads, and his second. */
let first: Person;
let second: Person;

beforeAll(async () => {
  demo = await startDemo();
  const [ana, bruno, elisa] = await Promise.all([demo.signIn("ana"), demo.signIn("bruno"), demo.signIn("elisa")]);
  window = await openWindow(demo.url);
  first = await window.signIn("diego");
  company = await companyOf({ ana, bruno, elisa });
  await give(demo, first, "Cliente de Diego", "canarioDeDiego");
  second = await first.inNewTab();
});
afterAll(async () => {
  await window?.close();
  await demo?.stop();
});

for (const [name, loss] of Object.entries(LOSSES)) {
  test(`live, ${name} removes every copy in both tabs, and nothing more comes`, async () => {
    await supervise(company, loss.isSupervisor ?? false);
    const begun = await begin(demo, company, loss);
    await openAll([first, second], begun);
    await putBehind(first, second);
    await first.wire.forget();
    await loss.happens(company, begun);
    await second.page.getByText("Este atendimento não está mais visível para você").waitFor();
    await hasLostAll([first, second], loss.word);
    await writesOn(company, begun);
    expect(await placesOf([first, second], loss.word)).toEqual([]);
    await loss.undo?.(company);
  });
}

for (const [name, happening] of Object.entries(KEPT)) {
  test(`${name} takes nothing away`, async () => {
    const begun = await begin(demo, company, happening);
    await openAll([first, second], begun);
    await happening.happens(company, begun);
    for (const tab of [second, first]) {
      await tab.page.bringToFront();
      await tab.messages
        .getByText("Bruno Teixeira concluiu o atendimento")
        .or(tab.page.getByText("Contato bloqueado"))
        .first()
        .waitFor();
      await tab.bubble(happening.word).waitFor();
      expect(await readReplica(tab.page)).toContain(happening.word);
    }
  });
}

test("whatever was taken away while one was offline is gone when one is back, in both tabs", async () => {
  await supervise(company, true);
  const all = await Promise.all(
    Object.values(LOSSES).map((it) => begin(demo, company, { ...it, word: `${it.word}Offline` })),
  );
  for (const it of all) await openAll([second, first], it);
  await putBehind(second, first);
  await first.isInstalled();
  await first.context.setOffline(true);
  // The browser's switch leaves open sockets open. Those of the leading tab go with its page; the other cannot open any.
  await first.page.reload();
  await first.page.getByRole("button", { name: /^Sem conexão/ }).waitFor();
  await first.wire.forget();
  for (const it of all) await it.happens(company, it);
  for (const it of all) await writesOn(company, it);
  const kept = await readReplica(first.page);
  for (const it of all) expect(kept).toContain(it.word);
  await first.context.setOffline(false);
  await hasLostAll([first, second], ...all.map((it) => it.word));
});

/** Nothing is left of a person but the page on which anyone signs in. */
const isWiped = async (tab: Person, word: string): Promise<void> => {
  await eventually(async () => expect(await databaseNames(tab.page)).toEqual([]));
  const left = await readDevice(tab.page);
  expect(left).toContain("Entrar na Prosa");
  expect(left).not.toContain(word);
};

test("who is removed is signed out in every tab at once, and their device is wiped", async () => {
  const { people, users } = company;
  expect(await readReplica(second.page)).toContain("canarioDeDiego");
  await first.wire.forget();
  await does(people.ana, "remove_user", { userId: users.diego });
  await first.page.getByRole("heading", { name: "Entrar na Prosa" }).waitFor();
  for (const tab of [first, second]) await isWiped(tab, "canarioDeDiego");
  expect(await placesOf([first, second], "canarioDeDiego")).toEqual([]);
});

test("who is removed while offline is signed out and wiped when they are back", async () => {
  const { people, users } = company;
  const carla = await demo.signIn("carla");
  await give(demo, carla, "Cliente de Carla", "canarioDeCarla");
  await carla.isInstalled();
  await carla.context.setOffline(true);
  await carla.page.reload();
  await carla.open("Meus", { name: "Cliente de Carla" });
  await does(people.ana, "remove_user", { userId: users.carla });
  expect(await readReplica(carla.page)).toContain("canarioDeCarla");
  await carla.context.setOffline(false);
  await carla.page.getByRole("heading", { name: "Entrar na Prosa" }).waitFor();
  await isWiped(carla, "canarioDeCarla");
});
