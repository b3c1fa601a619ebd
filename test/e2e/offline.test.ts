import { afterAll, beforeAll, expect, test } from "vitest";
import { type Demo, startDemo } from "../support/e2e/demo.ts";
import { give } from "../support/e2e/give.ts";
import { holdOpening } from "../support/e2e/held-opening.ts";
import type { Person } from "../support/e2e/person.ts";
import type { Customer } from "../support/e2e/simulator.ts";

const LOST = "canarioPerdido: o pedido 4812 ainda não chegou.";

let demo: Demo;
let carla: Person;
let bruno: Person;
let paula: Customer;
let otto: Customer;
let lia: Customer;

beforeAll(async () => {
  demo = await startDemo();
  [carla, bruno] = await Promise.all([demo.signIn("carla"), demo.signIn("bruno")]);
  paula = await give(demo, carla, "Paula Serra", "Bom dia, o pedido já saiu?");
  otto = await give(demo, carla, "Otto Braga", LOST);
  lia = await give(demo, carla, "Lia Campos", "Era só isso, obrigada!");
  await carla.choose("Meus");
  await carla.row(lia).waitFor();
});
afterAll(() => demo.stop());

test("the list is there before all of the copy has been read: what is not known or possible yet is neither told nor offered", async () => {
  await bruno.isInstalled();
  await bruno.context.setOffline(true);
  const page = await bruno.context.newPage();
  await holdOpening(page);
  await page.goto("/atendimentos?aba=outros");
  const row = page.locator("[data-row]").filter({ hasText: otto.name });
  await row.click();
  await page.waitForURL(/atendimentos\/./);
  const tab = page.getByRole("tab", { name: "Outros" });
  expect(await tab.innerText()).toBe("Outros");
  const conversation = page.getByRole("region", { name: otto.name, exact: true });
  expect(await conversation.count()).toBe(0);
  await page.getByLabel("Buscar por nome, telefone ou nota").fill("ninguém");
  await page.getByRole("status", { name: "Carregando" }).waitFor();
  await page.evaluate(() => window.goOn());
  await page.getByText("Busca limitada sem conexão").waitFor();
  await conversation.waitFor();
  expect(await tab.innerText()).toMatch(/^Outros\s*\d+/);
  await page.close();
  await bruno.context.setOffline(false);
});

test("a page that has just been signed in to needs no reload to go on without a network", async () => {
  await carla.isInstalled();
  await carla.context.setOffline(true);
  await carla.open("Meus", paula);
  await carla.button("Transferir").click();
  await carla.dialog("Transferir atendimento").getByRole("button", { name: "Cancelar" }).click();
  await carla.page.getByRole("link", { name: "Contatos" }).click();
  await carla.page.getByText("Contatos precisam de conexão").waitFor();
  await carla.page.getByRole("link", { name: "Atendimentos" }).click();
  await carla.context.setOffline(false);
  await carla.isConnected();
});

test("without a network the app opens from this device, and replies and conclusions wait in sight", async () => {
  await carla.isInstalled();
  await carla.context.setOffline(true);
  await carla.page.reload();
  await carla.page.getByRole("button", { name: /^Sem conexão/ }).waitFor();

  await carla.open("Meus", paula);
  await carla.bubble("Bom dia, o pedido já saiu?").waitFor();
  await carla.reply("Saiu hoje cedo.");
  await carla.reply("O código de rastreio segue por e-mail.");
  await carla.bubble("Saiu hoje cedo.").getByText("Será enviada quando a conexão voltar").waitFor();
  await carla.open("Meus", lia);
  await carla.button("Concluir").click();
  await carla.open("Concluídos", lia);
  await carla.open("Meus", otto);
  await carla.reply("canarioOffline: vou verificar agora.");
  await carla.page.getByRole("button", { name: "Sem conexão. 4 itens esperando" }).click();
  expect(
    await carla.page
      .getByRole("listitem")
      .filter({ hasText: /Enviar mensagem|Concluir/ })
      .allInnerTexts(),
  ).toEqual([
    expect.stringContaining("Paula Serra"),
    expect.stringContaining("Paula Serra"),
    expect.stringContaining("Lia Campos"),
    expect.stringContaining("Otto Braga"),
  ]);
  expect(await demo.simulator.sends()).toEqual([]);
});

test("what was taken away meanwhile vanishes, what was refused is explained and given back, the rest goes out once and in order", async () => {
  await bruno.open("Outros", otto);
  await bruno.button("Transferir").click();
  const dialog = bruno.dialog("Transferir atendimento");
  await dialog.getByLabel("Buscar equipe ou pessoa").fill("VIP");
  await dialog.getByRole("radio", { name: /Fila da equipe/ }).check();
  await dialog.getByRole("button", { name: "Transferir" }).click();
  await bruno.open("Fila", otto);

  await carla.context.setOffline(false);
  await carla.isConnected();
  const refusal = carla.page.getByRole("status").filter({ hasText: "Uma mensagem sua não foi enviada" });
  await refusal.getByText("canarioOffline: vou verificar agora.").waitFor();
  await refusal.getByText("Isto não existe mais ou não está visível para você.").waitFor();
  await carla.page.getByText("Este atendimento não está mais visível para você").waitFor();
  await carla.hasLost("canarioPerdido");
  await refusal.getByRole("button", { name: "Dispensar" }).click();
  await carla.hasLost("canarioOffline");

  await paula.sees("O código de rastreio segue por e-mail.", "delivered");
  expect(await paula.received()).toEqual(["Saiu hoje cedo.", "O código de rastreio segue por e-mail."]);
  expect(await otto.received()).toEqual([]);
  await bruno.open("Concluídos", lia);
  await carla.page.getByRole("button", { name: "Conectado", exact: true }).waitFor();
});

test("when the server dies and comes back, the client finds it again and nothing is sent twice", async () => {
  await carla.open("Meus", paula);
  await demo.killWorker();
  await carla.page.getByRole("button", { name: /^Sem conexão/ }).waitFor();
  await carla.reply("Mais alguma coisa?");
  await paula.writes("Não, é só isso mesmo.");
  await demo.startWorker();

  await carla.isConnected();
  await carla.bubble("Não, é só isso mesmo.").waitFor();
  await carla.bubble("Mais alguma coisa?").getByText("Entregue").waitFor();
  expect(await paula.received()).toEqual([
    "Saiu hoje cedo.",
    "O código de rastreio segue por e-mail.",
    "Mais alguma coisa?",
  ]);
  for (const text of ["Não, é só isso mesmo.", "Mais alguma coisa?"]) expect(await carla.bubble(text).count()).toBe(1);
});
