import { afterAll, beforeAll, expect, test } from "vitest";
import { postWebhook } from "../durability/webhook.ts";
import { type Demo, startDemo } from "../support/e2e/demo.ts";
import { give } from "../support/e2e/give.ts";
import type { Person } from "../support/e2e/person.ts";

let demo: Demo;
let ana: Person;
let carla: Person;

beforeAll(async () => {
  demo = await startDemo();
  [ana, carla] = await Promise.all([demo.signIn("ana"), demo.signIn("carla")]);
});
afterAll(() => demo.stop());

/** Contatos, searched for a customer, with the switches as given. */
const lookFor = async ({ page }: Person, name: string, filter?: "Arquivados" | "Bloqueados") => {
  if (!page.url().includes("/contatos")) await page.getByRole("link", { name: "Contatos" }).click();
  for (const it of ["Arquivados", "Bloqueados"])
    if ((await page.getByRole("switch", { name: it }).isChecked()) !== (it === filter))
      await page.getByRole("switch", { name: it }).click();
  await page.getByLabel("Buscar por nome ou telefone").fill(name);
  return page.getByRole("region", { name: "Contatos" }).getByRole("link", { name });
};
const panel = ({ page }: Person) => page.getByLabel("Dados do contato");
const act = (person: Person, name: string) => panel(person).getByRole("button", { name, exact: true });

test("a blocked contact's conversation is read-only and marked, and nothing that they write arrives, until they are unblocked", async () => {
  const saulo = await give(demo, carla, "Saulo Brito", "Vou reclamar de novo.");
  await carla.open("Meus", saulo);
  expect(await act(carla, "Bloquear contato").count()).toBe(0);

  await (await lookFor(ana, saulo.name)).click();
  await act(ana, "Bloquear contato").click();
  const dialog = ana.dialog("Bloquear Saulo Brito?");
  await dialog.getByText("não serão recebidas, em nenhum canal, e nada será enviado").waitFor();
  await dialog.getByText("Você pode desbloquear quando quiser.").waitFor();
  await dialog.getByRole("button", { name: "Bloquear contato" }).click();
  await panel(ana)
    .getByText(/^Bloqueado desde/)
    .waitFor();

  await carla.page.getByText("Este contato está bloqueado. Nada é recebido nem enviado até o desbloqueio.").waitFor();
  await carla.row(saulo).getByText("Contato bloqueado").waitFor();
  expect(await carla.page.getByRole("textbox", { name: "Mensagem", exact: true }).count()).toBe(0);

  // The provider may have been told of the block already, and hold back what is said: this was on its way before.
  await postWebhook(demo.url, [{ ...saulo, id: "wamid.on-its-way", text: "canarioBloqueado" }]);
  await ana.page.reload();
  await panel(ana)
    .getByText(/1 mensagem recusada desde o bloqueio/)
    .waitFor();
  await (await lookFor(ana, saulo.name, "Bloqueados")).click();
  expect(await (await lookFor(ana, saulo.name)).count()).toBe(0);

  await act(ana, "Desbloquear contato").click();
  await ana.dialog("Desbloquear Saulo Brito?").getByRole("button", { name: "Desbloquear contato" }).click();
  await act(ana, "Bloquear contato").waitFor();
  await carla.page.getByRole("textbox", { name: "Mensagem", exact: true }).waitFor();
  await saulo.isHeldBack(false);
  await saulo.writes("Posso voltar a falar?");
  await carla.bubble("Posso voltar a falar?").waitFor();
  expect(await carla.tracesOf("canarioBloqueado")).toEqual([]);
});

test("anyone archives a contact from its drawer, undoes it there, and a new message brings it back", async () => {
  const vera = await give(demo, carla, "Vera Lobo", "Obrigada, era só isso.");
  await (await lookFor(carla, vera.name)).click();
  await act(carla, "Arquivar contato").click();
  const dialog = carla.dialog("Arquivar Vera Lobo?");
  await dialog.getByText("As conversas ficam onde estão.").waitFor();
  await dialog.getByRole("button", { name: "Arquivar contato" }).click();
  await panel(carla)
    .getByText(/^Arquivado desde/)
    .waitFor();
  await (await lookFor(carla, vera.name)).waitFor({ state: "hidden" });
  await (await lookFor(carla, vera.name, "Arquivados")).waitFor();

  await act(carla, "Desarquivar contato").click();
  await act(carla, "Arquivar contato").waitFor();
  await (await lookFor(carla, vera.name)).waitFor();
});

test("a contact archived from its conversation stays in the conversation, and its next message reactivates it", async () => {
  const igor = await give(demo, carla, "Igor Nunes", "Fechado, até mais.");
  await carla.page.getByRole("link", { name: "Atendimentos" }).click();
  await carla.open("Meus", igor);
  await act(carla, "Arquivar contato").click();
  await carla.dialog("Arquivar Igor Nunes?").getByRole("button", { name: "Arquivar contato" }).click();
  await panel(carla)
    .getByText(/^Arquivado desde/)
    .waitFor();
  await carla.row(igor).waitFor();
  await carla.reply("Até mais, Igor!");
  await igor.sees("Até mais, Igor!", "delivered");
  await panel(carla)
    .getByText(/^Arquivado desde/)
    .waitFor();

  await igor.writes("Aliás, vocês abrem sábado?");
  await carla.bubble("Aliás, vocês abrem sábado?").waitFor();
  await panel(carla)
    .getByText(/^Arquivado desde/)
    .waitFor({ state: "hidden" });
  await (await lookFor(ana, igor.name)).waitFor();
});
