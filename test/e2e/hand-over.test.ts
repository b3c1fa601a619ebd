import { afterAll, beforeAll, expect, test } from "vitest";
import { type Demo, startDemo } from "../support/e2e/demo.ts";
import { eventually } from "../support/e2e/eventually.ts";
import { give } from "../support/e2e/give.ts";
import type { Person } from "../support/e2e/person.ts";
import type { Customer } from "../support/e2e/simulator.ts";

let demo: Demo;
let bruno: Person;
let carla: Person;
let diego: Person;
let elisa: Person;
let lucia: Customer;

beforeAll(async () => {
  demo = await startDemo();
  [bruno, carla, diego, elisa] = await Promise.all([
    demo.signIn("bruno"),
    demo.signIn("carla"),
    demo.signIn("diego"),
    demo.signIn("elisa"),
  ]);
  lucia = await give(demo, carla, "Lúcia Viana", "Quero trocar o tamanho.");
});
afterAll(() => demo.stop());

const transfer = async (person: Person, search: string, team: string, target: RegExp) => {
  await person.button("Transferir").click();
  const dialog = person.dialog("Transferir atendimento");
  await dialog.getByLabel("Buscar equipe ou pessoa").fill(search);
  await dialog.getByRole("group", { name: team, exact: true }).getByRole("radio", { name: target }).check();
  await dialog.getByRole("button", { name: "Transferir" }).click();
};

test("a conversation transferred to a person moves to their Meus, and who transferred it keeps what the table gives", async () => {
  await carla.open("Meus", lucia);
  await transfer(carla, "Diego", "Vendas", /^Diego Farias/);
  await diego.open("Meus", lucia);
  await diego.messages.getByText("Carla Menezes transferiu para Diego Farias, em Vendas").waitFor();
  await carla.open("Outros", lucia);
  await carla.page.getByText("Diego Farias atende esta conversa. Você pode escrever junto, mas não enviar.").waitFor();
});

test("the supervisor takes over, and the conversation leaves the other's Meus", async () => {
  await bruno.open("Outros", lucia);
  await bruno.button("Assumir").click();
  await diego.choose("Meus");
  await diego.row(lucia).waitFor({ state: "hidden" });
  await bruno.reply("Oi, Lúcia, aqui é o Bruno.");
  await lucia.sees("Oi, Lúcia, aqui é o Bruno.", "delivered");
  await diego.open("Outros", lucia);
  await diego.bubble("Oi, Lúcia, aqui é o Bruno.").waitFor();
});

test("a conversation transferred to a team waits in its queue, and leaves those who are not in it", async () => {
  await transfer(bruno, "VIP", "VIP", /^Fila da equipe/);
  await elisa.open("Fila", lucia);
  await elisa.bubble("Quero trocar o tamanho.").waitFor();
  await diego.page.getByText("Este atendimento não está mais visível para você").waitFor();
  await Promise.all([carla, diego].map((it) => it.hasLost("Quero trocar o tamanho.")));
  await elisa.button("Atender").click();
  await elisa.button("Concluir").click();
  await elisa.open("Concluídos", lucia);
  await elisa.messages.getByText("Elisa Prado concluiu o atendimento").waitFor();
});

test("a customer's late reply reopens the conversation for the same attendant, unread", async () => {
  // Shown at once; what the customer writes before the server has heard of it is no late reply.
  await eventually(async () => expect(await statesOf(lucia.name)).toEqual(["concluded"]));
  await lucia.writes("Deu certo, obrigada!");
  await elisa.choose("Meus");
  await elisa.row(lucia).filter({ hasText: "Deu certo, obrigada!" }).waitFor();
  await elisa.open("Meus", lucia);
  await elisa.messages.getByText("O cliente escreveu de novo e o atendimento foi reaberto").waitFor();
  // Reopened, not begun anew.
  expect(await statesOf(lucia.name)).toEqual(["open"]);
});

/** The states of a contact's conversations, as the server has them. */
const statesOf = async (name: string): Promise<string[]> => {
  const { body } = await elisa.ask(`/api/contacts?state=active&q=${encodeURIComponent(name)}`);
  const { body: contact } = await elisa.ask(`/api/contacts/${body.items[0].id}`);
  return contact.conversations.map((it: { state: string }) => it.state);
};
