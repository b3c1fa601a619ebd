import { afterAll, beforeAll, expect, test } from "vitest";
import { crashLeader } from "../support/e2e/crash.ts";
import { type Demo, startDemo } from "../support/e2e/demo.ts";
import { eventually } from "../support/e2e/eventually.ts";
import { give } from "../support/e2e/give.ts";
import type { Person } from "../support/e2e/person.ts";
import { say } from "../support/e2e/say.ts";
import type { Customer } from "../support/e2e/simulator.ts";
import { readStores } from "../support/e2e/device.ts";

/** The longest that a dead tab may be missed, in milliseconds. */
const HAND_OVER_MS = 2_000;

let demo: Demo;
/** Carla's tabs, in the order in which they were opened: the first leads. */
let tabs: [Person, ...Person[]];
let nina: Customer;
const tookMs: Record<string, number> = {};

beforeAll(async () => {
  demo = await startDemo();
  const carla = await demo.signIn("carla");
  nina = await give(demo, carla, "Nina Rocha", "O pedido já saiu?");
  tabs = [carla, await carla.inNewTab(), await carla.inNewTab(), await carla.inNewTab()];
  for (const it of tabs) await it.open("Meus", nina);
});
afterAll(async () => {
  say(`the place of a dead tab was taken within (ms): ${JSON.stringify(tookMs)}`);
  await demo.stop();
});

const takeNext = (): readonly [Person, Person] => {
  const [leader, ...rest] = tabs;
  const [heir] = rest;
  if (!heir) throw new Error("Carla has no tab left");
  tabs = [heir, ...rest.slice(1)];
  return [leader, heir];
};

/** Nothing waits, and the customer has got these after what she had, each once and in this order. */
const allWentOut = async (heir: Person, had: readonly string[], texts: readonly string[]) => {
  await heir
    .bubble(texts.at(-1) ?? "")
    .getByText("Entregue")
    .waitFor();
  expect(await nina.received()).toEqual([...had, ...texts]);
  await eventually(async () => expect((await readStores(heir.page)).outbox).toEqual([]));
  for (const text of texts) expect(await heir.bubble(text).count()).toBe(1);
};

test("when the leading tab's process dies another leads, live, within two seconds", async () => {
  const [leader, heir] = takeNext();
  const start = performance.now();
  tookMs.lead = await crashLeader(leader, heir);
  await eventually(() => expect(heir.sockets).toBeGreaterThan(0), { intervalMs: 10 });
  tookMs.socket = Math.round(performance.now() - start);
  expect(tookMs.socket).toBeLessThan(HAND_OVER_MS);
  await nina.writes("Alô?");
  await heir.bubble("Alô?").waitFor();
});

test("what it was sending to a server that had not answered is sent once, in order", async () => {
  const [leader, heir] = takeNext();
  const texts = ["Saiu hoje cedo.", "Chega amanhã.", "O código vai por e-mail."];
  demo.freezeWorker();
  for (const text of texts) await leader.reply(text);
  tookMs.whileSending = await crashLeader(leader, heir);
  expect(tookMs.whileSending).toBeLessThan(HAND_OVER_MS);
  for (const text of texts) await heir.bubble(text).waitFor();
  demo.thawWorker();
  await allWentOut(heir, [], texts);
});

test("what waited in it without a network is sent once the network is back", async () => {
  const [leader, heir] = takeNext();
  const had = await nina.received();
  const texts = ["Mais alguma dúvida?", "Estou por aqui."];
  await leader.context.setOffline(true);
  for (const text of texts) await leader.reply(text);
  tookMs.offline = await crashLeader(leader, heir);
  expect(tookMs.offline).toBeLessThan(HAND_OVER_MS);
  for (const text of texts) await heir.bubble(text).getByText("Será enviada quando a conexão voltar").waitFor();
  await heir.context.setOffline(false);
  await allWentOut(heir, had, texts);
});
