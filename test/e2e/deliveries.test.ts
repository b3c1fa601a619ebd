import { afterAll, beforeAll, expect, test } from "vitest";
import { type Demo, startDemo } from "../support/e2e/demo.ts";
import { give } from "../support/e2e/give.ts";
import type { Person } from "../support/e2e/person.ts";

let demo: Demo;
let carla: Person;

beforeAll(async () => {
  demo = await startDemo();
  carla = await demo.signIn("carla");
});
afterAll(() => demo.stop());

test("a message that the provider refuses is shown as failed with its reason, and trying again sends it once", async () => {
  const rui = await give(demo, carla, "Rui Pontes", "Qual o prazo?");
  await carla.open("Meus", rui);
  await demo.simulator.setFaults({ next: [{ kind: "refuse", code: 131_049, details: "Recusada para este teste." }] });
  await carla.reply("Três dias úteis.");
  const bubble = carla.bubble("Três dias úteis.");
  await bubble.getByText(/^Não enviada: .*Recusada para este teste\./).waitFor();
  expect(await rui.received()).toEqual([]);

  await bubble.getByRole("button", { name: "Enviar de novo" }).click();
  await bubble.getByText("Entregue").waitFor();
  expect(await rui.received()).toEqual(["Três dias úteis."]);
});

test("a message whose answer was lost is settled by its status, and not sent twice", async () => {
  const eva = await give(demo, carla, "Eva Torres", "Tem estacionamento?");
  await carla.open("Meus", eva);
  await demo.simulator.setFaults({ next: [{ kind: "loseAnswer" }] });
  await carla.reply("Temos, é gratuito.");
  await carla.bubble("Temos, é gratuito.").getByText("Entregue").waitFor();
  await eva.reads();
  await carla.bubble("Temos, é gratuito.").getByText("Lida").waitFor();
  expect(await eva.received()).toEqual(["Temos, é gratuito."]);
});

test("a message that may or may not have gone out is sent again only after asking", async () => {
  const ivo = await give(demo, carla, "Ivo Sena", "Vocês vendem avulso?");
  await carla.open("Meus", ivo);
  await demo.simulator.setFaults({ next: [{ kind: "loseRequest" }] });
  await carla.reply("Vendemos sim.");
  const bubble = carla.bubble("Vendemos sim.");
  await bubble.getByText("O provedor não confirmou se esta mensagem saiu.").waitFor();
  expect(await ivo.received()).toEqual([]);
  await bubble.getByRole("button", { name: "Enviar de novo?" }).click();
  const dialog = carla.dialog("Enviar de novo?");
  await dialog.getByText("ela pode chegar duas vezes").waitFor();
  await dialog.getByRole("button", { name: "Enviar de novo" }).click();
  await bubble.getByText("Entregue").waitFor();
  expect(await ivo.received()).toEqual(["Vendemos sim."]);
});

test("a message that the provider took and could not deliver says why", async () => {
  const gil = await give(demo, carla, "Gil Amado", "Podem me ligar?");
  await carla.open("Meus", gil);
  await demo.simulator.setFaults({ next: [{ kind: "undeliver", code: 131_026 }] });
  await carla.reply("Ligamos em cinco minutos.");
  await carla
    .bubble("Ligamos em cinco minutos.")
    .getByText(/^Não enviada: ./)
    .waitFor();
});

test("outside the 24-hour window the composer says that only a template can be sent", async () => {
  // The demo's: Carla's conversation in Suporte whose customer wrote two days ago.
  const { items } = (await carla.ask("/api/conversations?tab=mine")).body;
  const old = items.find((it: { lastInboundAt: number }) => it.lastInboundAt < Date.now() - 86_400_000);
  await carla.open("Meus", { name: old.contact.name });
  await carla.page.getByText("Agora só um modelo aprovado pode ser enviado.").waitFor();
  expect(await carla.page.getByRole("textbox", { name: "Mensagem", exact: true }).count()).toBe(0);
});

test("there a template is chosen, filled and previewed, and arrives as the preview showed it", async () => {
  const lia = await give(demo, carla, "Lia Moura", "Quando fica pronto?");
  await lia.setWindowOpen(false);
  await carla.open("Meus", lia);
  await carla.button("Enviar modelo").click();
  const dialog = carla.dialog("Enviar modelo");
  await dialog.getByRole("button", { name: /^lembrete de agendamento/ }).click();
  const send = dialog.getByRole("button", { name: "Enviar modelo", exact: true });
  expect(await send.isDisabled()).toBe(true);
  await dialog.getByLabel("Texto: 1").fill("Lia");
  await dialog.getByLabel("Texto: 2").fill("sexta, às 15h");
  const words = "Olá, Lia. Sua retirada na Loja Aurora está marcada para sexta, às 15h.";
  await dialog.getByRole("region", { name: "Como o cliente recebe" }).getByText(words).waitFor();
  await send.click();
  await dialog.waitFor({ state: "hidden" });
  await carla.bubble(words).getByText("Entregue").waitFor();
  expect((await lia.seesKind("template")).buttons.map((it) => it.text)).toEqual(["Confirmar", "Remarcar"]);
  expect(await lia.received()).toEqual([expect.stringContaining(words)]);
});
