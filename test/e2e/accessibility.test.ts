import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Demo, startDemo } from "../support/e2e/demo.ts";
import { eventually } from "../support/e2e/eventually.ts";
import type { Person } from "../support/e2e/person.ts";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

let demo: Demo;
let ana: Person;
let carla: Person;

beforeAll(async () => {
  demo = await startDemo();
  [ana, carla] = await Promise.all([demo.signIn("ana"), demo.signIn("carla")]);
});
afterAll(() => demo.stop());

type Axe = { run: (options: object) => Promise<{ violations: Violation[] }> };
type Violation = { id: string; impact: string; nodes: { target: string[]; failureSummary: string }[] };

/** What axe finds serious or critical, light and dark. */
const barriersOf = async (page: Page): Promise<string[]> => {
  const found: string[] = [];
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    // The protocol's evaluation is not bound by the page's Content-Security-Policy, as a script tag would be.
    await page.evaluate(await axeSource());
    const { violations } = await page.evaluate(() =>
      (globalThis as unknown as { axe: Axe }).axe.run({ resultTypes: ["violations"] }),
    );
    for (const { id, impact, nodes } of violations)
      if (impact === "serious" || impact === "critical")
        found.push(...nodes.map((it) => `${colorScheme} ${id}: ${it.target.join(" ")} ${it.failureSummary}`));
  }
  return found;
};

const axeSource = async (): Promise<string> => (await import("node:fs/promises")).readFile(AXE, "utf8");

test("no page puts up a barrier that axe can find", async () => {
  const visitor = await (await demo.browser.newContext({ locale: "pt-BR" })).newPage();
  await visitor.goto(`${demo.url}/entrar`);
  await visitor.getByRole("button", { name: "Entrar" }).waitFor();
  expect(await barriersOf(visitor)).toEqual([]);
  await visitor.context().close();

  await carla.choose("Meus");
  await carla.list.getByRole("link").first().click();
  await carla.messages.getByRole("article").first().waitFor();
  expect(await barriersOf(carla.page)).toEqual([]);

  await ana.page.goto("/contatos");
  await ana.page.getByRole("region", { name: "Contatos" }).getByRole("link").first().click();
  await ana.page.getByRole("button", { name: "Bloquear contato", exact: true }).waitFor();
  expect(await barriersOf(ana.page)).toEqual([]);
  await ana.page.getByRole("button", { name: "Bloquear contato", exact: true }).click();
  await ana.dialog(/^Bloquear /).waitFor();
  expect(await barriersOf(ana.page)).toEqual([]);

  for (const [path, name] of [
    ["/ajustes/equipes", /^Vendas/],
    ["/ajustes/usuarios", /^Carla Menezes/],
  ] as const) {
    await ana.page.goto(path);
    await ana.page.getByRole("link", { name }).click();
    await ana.page.getByRole("heading", { name }).waitFor();
    expect(await barriersOf(ana.page)).toEqual([]);
  }
});

test("a conversation is taken, answered and concluded without a mouse", async () => {
  const { page } = carla;
  const { keyboard } = page;
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");
  await page.goto("/atendimentos");
  await carla.isConnected();
  await keyboard.press("/");
  await keyboard.press("Tab");
  expect(await focused()).toMatch(/^Fila/);
  await keyboard.press("Tab");
  await keyboard.press("j");
  const name = (await carla.list.getByRole("link").nth(1).locator(".row-name").innerText()).trim();
  expect(await focused()).toContain(name);
  await keyboard.press("Enter");
  await carla.conversation({ name }).waitFor();

  const tabTo = async (label: string) => {
    for (let steps = 0; steps < 40 && (await focused()) !== label; steps += 1) await keyboard.press("Tab");
    expect(await focused()).toBe(label);
  };
  await tabTo("Atender");
  await keyboard.press("Enter");
  await page.getByRole("textbox", { name: "Mensagem", exact: true }).waitFor();
  // The composer takes the focus as soon as one may write.
  await eventually(async () =>
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Mensagem"),
  );
  await keyboard.type("Olá! Já vejo isso.");
  await keyboard.press("Enter");
  await carla.bubble("Olá! Já vejo isso.").waitFor();
  for (let steps = 0; steps < 15 && (await focused()) !== "Concluir"; steps += 1) await keyboard.press("Shift+Tab");
  await keyboard.press("Enter");
  await page.getByText("Este atendimento foi concluído.").waitFor();
});
