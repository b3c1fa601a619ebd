import type { Locator } from "playwright-core";
import type { Random } from "../../../scripts/seed/random.ts";
import type { Person, Tab } from "./person.ts";

/** The first internal note of the conversation that is open. */
export const noteOf = ({ page }: Person): Locator =>
  page.getByRole("article").filter({ hasText: "não é enviada ao cliente" }).first();

export const noteField = ({ page }: Person): Locator => page.getByRole("textbox", { name: "Texto da nota interna" });

/** What the note says, whether one writes in it, sees somebody write, or reads it. */
export const noteText = async (person: Person): Promise<string> => {
  const field = noteField(person);
  if ((await field.count()) > 0) return field.inputValue();
  const text = await noteOf(person).locator(".note-text, .pad-holder").textContent();
  // What keeps the height of a last, empty line is no text.
  return text?.replace(/\u200b$/, "") ?? "";
};

export const newNote = async (person: Person, text: string): Promise<void> => {
  await person.button("Nova nota interna").click();
  await noteField(person).fill(text);
};

export const editNote = async (person: Person): Promise<void> => {
  await noteOf(person).hover();
  await noteOf(person).getByRole("button", { name: "Editar nota" }).click();
  await noteField(person).waitFor();
};

export const draftField = ({ page }: Person): Locator =>
  page.getByRole("textbox", { name: /^(Mensagem|Rascunho da resposta)$/ });

/** The draft as somebody reads it who does not write in it. */
export const draftSeen = ({ page }: Person): Locator => page.getByRole("region", { name: /^Rascunho/ });

/** So many changes of a text field, a key each: letters of one's own here and there, and now and then one less. */
export const typeEdits = async (person: Person, field: Locator, random: Random, letters: string, edits: number) => {
  const { keyboard } = person.page;
  await field.focus();
  for (let edit = 0; edit < edits; edit++) {
    if (random.chance(0.1)) await keyboard.press(random.pick(["Home", "End", "ArrowLeft", "ArrowRight"]));
    if (random.chance(0.15)) await keyboard.press("Backspace");
    else await keyboard.press(random.pick([...letters]));
  }
};

/**
 * Opens a conversation without any network. A socket that is open when the network goes stays open in the browser's
 * offline mode, and ends with the page.
 */
export const openOffline = async (person: Person, tab: Tab, customer: { name: string }): Promise<void> => {
  await person.isInstalled();
  await person.context.setOffline(true);
  await person.page.reload();
  await person.page.getByRole("button", { name: /^Sem conexão/ }).waitFor();
  await person.open(tab, customer);
};
