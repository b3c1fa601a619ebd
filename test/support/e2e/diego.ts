import { expect } from "vitest";
import type { Demo } from "./demo.ts";
import { readDevice, readReplica } from "./device.ts";
import { eventually } from "./eventually.ts";
import { conversationOf, does } from "./give.ts";
import type { Company, Happening } from "./losses.ts";
import type { Person, Tab } from "./person.ts";
import type { Customer } from "./simulator.ts";

/** One person's tabs. */
export type Tabs = readonly [Person, ...Person[]];
export type Begun = Happening & { id: string; contactId: string; customer: Customer };

let customers = 0;

/** A new customer whose conversation carries the word, where it has to be before something happens to it. */
export const begin = async (demo: Demo, { people, teams, users }: Company, it: Happening): Promise<Begun> => {
  const customer = await demo.simulator.customer(`Cliente incerto ${++customers}`);
  await customer.writes(`Olá, ${it.word}`);
  const id = await conversationOf(people.bruno, customer);
  const userId = it.attendant && users[it.attendant];
  if (it.team !== "Vendas" || userId) {
    await does(people.bruno, "transfer", { conversationId: id, teamId: teams[it.team], userId });
  }
  const { contact } = (await people.bruno.ask(`/api/conversations/${id}`)).body;
  return { ...it, id, customer, contactId: contact?.id };
};

/** Diego opens it in all of his tabs, and begins to answer where he may. */
export const openAll = async (tabs: Tabs, { attendant, customer, word }: Begun): Promise<void> => {
  const list: Tab = attendant === null ? "Fila" : attendant === "diego" ? "Meus" : "Outros";
  for (const tab of tabs) {
    await tab.page.bringToFront();
    await tab.choose(list);
    // Who has come last stands last in a queue, and only what is in sight is in the page.
    if (list === "Fila") await tab.list.locator("[data-row]").first().press("End");
    await tab.open(list, customer);
    await tab.bubble(word).waitFor();
  }
  const [{ page }] = tabs;
  if (attendant !== "diego") return;
  await page.bringToFront();
  await page.getByRole("textbox", { name: "Mensagem", exact: true }).fill(`Rascunho ${word}`);
  await eventually(async () => expect(await readReplica(page)).toContain(`Rascunho ${word}`));
};

/** The customer writes once more, and who sees it then has it on their screen: rooms tell everybody at the same time. */
export const writesOn = async ({ people }: Company, { customer, word, team }: Begun): Promise<void> => {
  await customer.writes(`Ainda ${word}`);
  const seer = team === "Suporte" ? people.elisa : people.bruno;
  await eventually(async () => expect(await readReplica(seer.page)).toContain(`Ainda ${word}`));
};

/** Where words still are: in a tab, or in what the network has brought since that was forgotten. */
export const placesOf = async (tabs: Tabs, ...words: readonly string[]): Promise<string[]> => {
  const [{ wire }] = tabs;
  await wire.settled();
  const devices = await Promise.all(tabs.map(async (it, at) => [`tab ${at + 1}`, await readDevice(it.page)] as const));
  const all = [...devices, ["frames", wire.frames.join("\n")], ["answers", wire.answers.join("\n")]] as const;
  return words.flatMap((word) => all.flatMap(([place, text]) => (text.includes(word) ? [`${word} in ${place}`] : [])));
};

export const hasLostAll = (tabs: Tabs, ...words: readonly string[]): Promise<void> =>
  eventually(async () => expect(await placesOf(tabs, ...words)).toEqual([]));
