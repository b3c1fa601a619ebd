import { afterAll, beforeAll, expect, test } from "vitest";
import { type Demo, startDemo } from "../support/e2e/demo.ts";
import { eventually } from "../support/e2e/eventually.ts";
import { does, give } from "../support/e2e/give.ts";
import { draftField } from "../support/e2e/pads.ts";
import type { Person } from "../support/e2e/person.ts";
import type { Customer } from "../support/e2e/simulator.ts";

let demo: Demo;
let ana: Person;
/** Carla's two tabs. */
let first: Person;
let second: Person;
let nina: Customer;

/** How long Vendas holds what it answers. */
const setSafetyDelay = async (safetyDelayMs: number): Promise<void> => {
  const { teams } = (await ana.ask("/api/org")).body;
  const { id, name, reopenWindowMs } = teams.find((it: { name: string }) => it.name === "Vendas");
  await does(ana, "edit_team", { teamId: id, name, reopenWindowMs, safetyDelayMs });
};

beforeAll(async () => {
  demo = await startDemo();
  ana = await demo.signIn("ana");
  await setSafetyDelay(30_000);
  first = await demo.signIn("carla");
  nina = await give(demo, first, "Nina Rocha", "Qual o valor?");
  second = await first.inNewTab();
  await Promise.all([first, second].map((it) => it.open("Meus", nina)));
});
afterAll(() => demo.stop());

test("a held reply counts down, and is undone from another tab: its text is a draft again and nothing went out", async () => {
  await first.reply("Sai por R$ 50.");
  const countdown = first.bubble("Sai por R$ 50.").getByRole("timer");
  const left = async () => Number(/\d+/.exec(await countdown.innerText())?.[0]);
  const atFirst = await left();
  expect(atFirst).toBeLessThanOrEqual(30);
  await eventually(async () => expect(await left()).toBeLessThan(atFirst));

  await second.bubble("Sai por R$ 50.").getByRole("button", { name: "Desfazer" }).click();
  for (const it of [first, second]) {
    await it.bubble("Sai por R$ 50.").waitFor({ state: "hidden" });
    await eventually(async () => expect(await draftField(it).inputValue()).toBe("Sai por R$ 50."));
  }
  expect(await nina.received()).toEqual([]);
});

test("what is not undone goes out once, as it stands when its time is over", async () => {
  await setSafetyDelay(2_000);
  await draftField(first).fill("Sai por R$ 55.");
  await first.page.keyboard.press("Enter");
  await second.bubble("Sai por R$ 55.").getByText("Entregue").waitFor();
  expect(await nina.received()).toEqual(["Sai por R$ 55."]);
});
