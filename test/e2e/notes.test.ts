import { afterAll, beforeAll, expect, test } from "vitest";
import { seededRandom } from "../../scripts/seed/random.ts";
import { type Demo, startDemo } from "../support/e2e/demo.ts";
import { eventually } from "../support/e2e/eventually.ts";
import { conversationOf, give } from "../support/e2e/give.ts";
import { editNote, newNote, noteField, noteOf, noteText, openOffline, typeEdits } from "../support/e2e/pads.ts";
import type { Person } from "../support/e2e/person.ts";
import type { Customer } from "../support/e2e/simulator.ts";

const EDITS = 200;

let demo: Demo;
let carla: Person;
let diego: Person;
let nina: Customer;

beforeAll(async () => {
  demo = await startDemo();
  [carla, diego] = await Promise.all([demo.signIn("carla"), demo.signIn("diego")]);
  nina = await give(demo, carla, "Nina Rocha", "Chegou tudo certo!");
  await Promise.all([carla.open("Meus", nina), diego.open("Outros", nina)]);
});
afterAll(() => demo.stop());

const isEverywhere = async (text: string, ...people: readonly Person[]): Promise<void> => {
  for (const it of people) await eventually(async () => expect(await noteText(it)).toBe(text));
};

test("a note shows to who sees the conversation as it is written, with its author and the time", async () => {
  await newNote(carla, "Pediu desconto.");
  await isEverywhere("Pediu desconto.", diego);
  await carla.page.getByRole("button", { name: "Pronto" }).click();
  await noteOf(diego)
    .getByText(/^Carla Menezes, hoje/)
    .waitFor();
});

test("two who edit the same note without a network 200 times each converge once they are back", async () => {
  await openOffline(carla, "Meus", nina);
  await openOffline(diego, "Outros", nina);
  await Promise.all(
    [carla, diego].map(async (it, at) => {
      await editNote(it);
      await typeEdits(it, noteField(it), seededRandom(at + 1), at === 0 ? "abcdefgh " : "STUVWXYZ ", EDITS);
    }),
  );
  const [hers, his] = [await noteText(carla), await noteText(diego)];
  expect(hers).not.toMatch(/[STUVWXYZ]/);
  expect(his).not.toMatch(/[abfgh]{3}/);
  for (const it of [carla, diego]) await it.context.setOffline(false);
  await eventually(async () => {
    const [one, other] = [await noteText(carla), await noteText(diego)];
    expect(one).toBe(other);
    expect(lettersOf(one)).toEqual(lettersOf(hers + his));
  });
});

/** How often each of the letters occurs that only one of the two has typed. */
const lettersOf = (text: string): string[] => [...text].filter((it) => /[abfghSTUVWXYZ]/.test(it)).toSorted();

test("who comes later reads the same, by whom it was edited last, and so does the saved copy", async () => {
  await noteField(diego).press("End");
  await noteField(diego).pressSequentially(" Fim.");
  const text = await noteText(diego);
  await isEverywhere(text, carla);
  const bruno = await demo.signIn("bruno");
  await bruno.open("Outros", nina);
  await isEverywhere(text, bruno);
  await noteOf(bruno)
    .getByText(/^Carla Menezes, hoje .* · editada por Diego Farias/)
    .waitFor();
  const id = await conversationOf(carla, nina, "mine");
  await eventually(async () => {
    const { items } = (await bruno.ask(`/api/conversations/${id}/notes`)).body;
    expect(items.map((it: { text: string }) => it.text)).toEqual([text]);
  });
});

test("nothing of a note reaches the customer", async () => {
  await demo.sweep();
  await demo.simulator.isQuiet();
  expect(await demo.simulator.sends()).toEqual([]);
  expect((await nina.messages()).filter((it) => it.from !== "customer" && it.text !== "Chegou tudo certo!")).toEqual(
    [],
  );
});
