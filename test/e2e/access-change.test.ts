import { afterAll, beforeAll, expect, test } from "vitest";
import { type Demo, startDemo } from "../support/e2e/demo.ts";
import { give } from "../support/e2e/give.ts";
import type { Person } from "../support/e2e/person.ts";
import type { Customer } from "../support/e2e/simulator.ts";

const WORD = "canarioVendas";

let demo: Demo;
let ana: Person;
let diego: Person;
let joana: Customer;

beforeAll(async () => {
  demo = await startDemo();
  const [carla] = await Promise.all([
    demo.signIn("carla"),
    demo.signIn("ana").then((it) => (ana = it)),
    demo.signIn("diego").then((it) => (diego = it)),
  ]);
  joana = await give(demo, carla, "Joana Prata", `${WORD}: tem em azul?`);
});
afterAll(() => demo.stop());

/** Ana changes who sees the conversations of Vendas, and reads what that does before she saves it. */
const changeAccess = async (access: "Todos" | "Equipe" | "Atendente", effect: RegExp) => {
  await ana.page.goto("/ajustes/equipes");
  await ana.page.getByRole("link", { name: /^Vendas/ }).click();
  await ana.button("Alterar").click();
  const dialog = ana.dialog("Quem vê os atendimentos de Vendas?");
  await dialog.getByRole("radio", { name: new RegExp(`^${access}`) }).check();
  await dialog.getByText(effect).waitFor();
  await dialog.getByRole("button", { name: "Salvar" }).click();
  await dialog.waitFor({ state: "hidden" });
  await ana.page.getByRole("region", { name: "Acesso" }).getByText(access, { exact: true }).waitFor();
};

test("access taken away from a team removes its conversations at once from who is connected, and giving it brings them back", async () => {
  await diego.open("Outros", joana);
  await diego.bubble(WORD).waitFor();
  await changeAccess("Atendente", /\d+ pessoas deixam de ver \d+ conversas\./);
  await diego.page.getByText("Este atendimento não está mais visível para você").waitFor();
  await diego.row(joana).waitFor({ state: "hidden" });
  await diego.hasLost(WORD);

  await changeAccess("Equipe", /\d+ pessoas passam a ver \d+ conversas\./);
  await diego.row(joana).waitFor();
  await diego.open("Outros", joana);
  await diego.bubble(WORD).waitFor();
  expect(await diego.tracesOf(WORD)).toContain("replica");
});

test("access taken away from someone who is offline removes their copy when they are back", async () => {
  await diego.isInstalled();
  await diego.context.setOffline(true);
  await changeAccess("Atendente", /deixam? de ver/);
  await diego.page.reload();
  await diego.bubble(WORD).waitFor();
  await diego.context.setOffline(false);
  await diego.page.getByText("Este atendimento não está mais visível para você").waitFor();
  await diego.hasLost(WORD);
  expect(await diego.row(joana).count()).toBe(0);
});
