import { afterAll, beforeAll, expect, test } from "vitest";
import { type Demo, startDemo } from "../support/e2e/demo.ts";
import { eventually } from "../support/e2e/eventually.ts";
import type { Person } from "../support/e2e/person.ts";
import { databaseNames } from "../support/e2e/traces.ts";

let demo: Demo;
let ana: Person;

beforeAll(async () => {
  demo = await startDemo();
  ana = await demo.signIn("ana");
});
afterAll(() => demo.stop());

const go = async (section: "Equipes" | "Usuários" | "Canais") => {
  await ana.page.getByRole("link", { name: "Ajustes" }).click();
  await ana.page.getByRole("link", { name: section, exact: true }).click();
};
const members = () => ana.page.getByRole("region", { name: "Pessoas" });
const member = (name: string) => members().getByRole("listitem").filter({ hasText: name });

test("a team is created, says that it has nobody, and is given members and a supervisor", async () => {
  await go("Equipes");
  await ana.button("Criar equipe").click();
  const dialog = ana.dialog("Nova equipe");
  await dialog.getByRole("button", { name: "Criar equipe" }).click();
  await dialog.getByText("Dê um nome à equipe.").waitFor();
  await dialog.getByLabel("Nome da equipe").fill("vendas");
  await dialog.getByRole("button", { name: "Criar equipe" }).click();
  await dialog.getByText("Já existe uma equipe com este nome. Escolha outro.").waitFor();
  await dialog.getByLabel("Nome da equipe").fill("Pós-venda");
  await dialog.getByRole("radio", { name: /^Atendente/ }).check();
  await dialog.getByRole("button", { name: "Criar equipe" }).click();

  await ana.page.getByRole("heading", { name: "Pós-venda" }).waitFor();
  await members().getByText("Sem pessoas, ninguém vê as conversas que chegam aqui.").waitFor();
  await ana.page
    .getByRole("link", { name: /^Pós-venda/ })
    .getByText("Ninguém")
    .waitFor();
  await members().getByRole("button", { name: "Incluir pessoa" }).click();
  for (const name of ["Carla Menezes", "Elisa Prado"])
    await ana.dialog("Incluir pessoa").getByRole("button", { name }).click();
  await ana.dialog("Incluir pessoa").getByRole("button", { name: "Fechar" }).click();
  await member("Elisa Prado").getByRole("switch", { name: "Supervisor" }).click();
  await eventually(async () =>
    expect(await member("Elisa Prado").getByRole("switch", { name: "Supervisor" }).isChecked()).toBe(true),
  );
  expect(await member("Carla Menezes").getByRole("switch", { name: "Supervisor" }).isChecked()).toBe(false);
});

test("a new user signs in with the given password, sees their team, and is out at once when removed", async () => {
  await go("Usuários");
  await ana.button("Criar usuário").click();
  const dialog = ana.dialog("Novo usuário");
  await dialog.getByLabel("Nome").fill("Fábio Reis");
  await dialog.getByLabel("E-mail").fill("fabio@prosa.test");
  await dialog.getByLabel("Senha inicial", { exact: true }).fill("curta");
  await dialog.getByRole("button", { name: "Criar usuário" }).click();
  await dialog.getByText("A senha precisa de ao menos 8 caracteres.").waitFor();
  await dialog.getByLabel("Senha inicial", { exact: true }).fill("fabio-na-aurora");
  await dialog.getByRole("button", { name: "Criar usuário" }).click();
  await ana.page.getByRole("heading", { name: "Fábio Reis" }).waitFor();

  const fabio = await demo.signIn("fabio", { password: "fabio-na-aurora" });
  await fabio.page.getByText("Você ainda não está em uma equipe").waitFor();
  expect(await fabio.page.getByRole("link", { name: "Ajustes" }).count()).toBe(0);
  await ana.page.getByRole("switch", { name: "VIP" }).click();
  await fabio.row({ name: "" }).first().waitFor();
  await fabio.row({ name: "" }).first().click();
  await fabio.messages.getByRole("article").first().waitFor();

  await ana.button("Remover usuário").click();
  const removal = ana.dialog("Remover Fábio Reis da empresa?");
  await removal.getByText("Fábio Reis sai na hora de todos os aparelhos").waitFor();
  await removal.getByRole("button", { name: "Remover usuário" }).click();
  await fabio.page.getByRole("heading", { name: "Entrar na Prosa" }).waitFor();
  await eventually(async () => expect(await databaseNames(fabio.page)).toEqual([]));
  expect((await fabio.ask("/api/me")).status).toBe(401);
  await fabio.page.getByLabel("E-mail").fill("fabio@prosa.test");
  await fabio.page.getByLabel("Senha", { exact: true }).fill("fabio-na-aurora");
  await fabio.page.getByRole("button", { name: "Entrar" }).click();
  await fabio.page.getByText("E-mail ou senha incorretos. Confira e tente de novo.").waitFor();
});

test("the last administrator cannot become an agent", async () => {
  await go("Usuários");
  await ana.page.getByRole("link", { name: /^Ana Ribeiro/ }).click();
  await ana.page.getByRole("radio", { name: /^Atendente/ }).check();
  await ana.button("Salvar").click();
  await ana.page.getByText("A empresa precisa de pelo menos um administrador.").waitFor();
});

test("a channel's connection is tested with its provider, and it is paused and resumed", async () => {
  await go("Canais");
  const row = (name: RegExp) => ana.page.getByRole("main").getByRole("link", { name });
  for (const name of [/WhatsApp/, /Instagram/, /Messenger/, /Z-API/]) await row(name).first().waitFor();
  await row(/WhatsApp/)
    .first()
    .click();
  await ana.page.getByText("/webhooks/whatsapp/demo-whatsapp").waitFor();
  await ana.button("Testar conexão").click();
  await ana.page.getByText("Conectado como ").waitFor();

  await ana.button("Pausar").click();
  await ana
    .dialog(/^Pausar .*\?$/)
    .getByRole("button", { name: "Pausar", exact: true })
    .click();
  await row(/WhatsApp/)
    .first()
    .getByText("Pausado")
    .waitFor();
  await ana.button("Retomar").click();
  await row(/WhatsApp/)
    .first()
    .getByText("Pausado")
    .waitFor({ state: "hidden" });
  await ana.button("Pausar").waitFor();
});

test("a channel whose team has nobody is told of, where it can be mended", async () => {
  await go("Equipes");
  await ana.page.getByRole("link", { name: /^Vendas/ }).click();
  for (const name of ["Bruno Teixeira", "Carla Menezes", "Diego Farias"]) {
    await members()
      .getByRole("button", { name: `Remover ${name} da equipe` })
      .click();
    const dialog = ana.dialog(`Remover ${name} de Vendas?`);
    await dialog.getByRole("button", { name: "Remover da equipe" }).click();
    await member(name).waitFor({ state: "hidden" });
  }
  await ana.page.getByText(/chegam a esta equipe, e não há quem as veja/).waitFor();
  await ana.page.getByRole("link", { name: "Atendimentos" }).click();
  await ana.page
    .getByText(/que não tem ninguém para atender/)
    .first()
    .waitFor();
});
