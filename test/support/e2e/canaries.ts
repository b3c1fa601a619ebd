import { expect } from "vitest";
import type { Demo } from "./demo.ts";
import { eventually } from "./eventually.ts";
import { conversationOf, does } from "./give.ts";
import type { Person, Tab } from "./person.ts";

export type Name = "ana" | "bruno" | "carla" | "diego" | "elisa";
export type People = Record<Name, Person>;
export type Canary = {
  team: "Vendas" | "Suporte" | "VIP";
  state: "queued" | "open" | "concluded";
  attendant: Name | null;
  /** Who sees it, and where. */
  seen: Partial<Record<Name, Tab>>;
  /** Who sees it only because they are of the company. */
  byCompany?: readonly Name[];
};

/** A word that occurs in no other conversation. */
export const wordOf = ({ team, state, attendant }: Canary): string => `canario${team}${state}${attendant ?? ""}`;

/** Contacts are the whole company's: the canary is in what they say, not in their names. */
let customers = 100;

/** Writes the canary's word as a new customer, and brings the conversation to where it has to be. */
export const release = async (demo: Demo, people: People, canary: Canary): Promise<void> => {
  const { bruno } = people;
  const word = wordOf(canary);
  const customer = await demo.simulator.customer(`Cliente de ${canary.team} ${customers++}`);
  await customer.writes(`Olá, ${word}`);
  const conversationId = await conversationOf(bruno, customer);
  const { teams, users } = (await bruno.ask("/api/org")).body;
  const teamId = teams.find((it: { name: string }) => it.name === canary.team).id;
  const userId = canary.attendant
    ? users.find((it: { email: string }) => it.email === `${canary.attendant}@prosa.test`).id
    : null;
  if (canary.attendant || canary.team !== "Vendas") await does(bruno, "transfer", { conversationId, teamId, userId });
  if (canary.state === "concluded") await does(people[canary.attendant ?? "bruno"], "conclude", { conversationId });
};

/** Searches a tab for the canaries' customers, until it shows the expected words and no others. */
export const showsWords = async (person: Person, tab: Tab, expected: readonly string[]): Promise<void> => {
  await person.choose(tab);
  await person.page.getByLabel("Buscar por nome, telefone ou nota").fill("Cliente de");
  await eventually(async () => {
    const texts = await person.list.getByRole("link").allInnerTexts();
    const words = texts.flatMap((it) => /Olá, (canario\w+)/.exec(it)?.[1] ?? []);
    expect(words.toSorted()).toEqual(expected.toSorted());
  });
};
