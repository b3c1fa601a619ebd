import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { idOf } from "../../support/fake-prosa/seed.ts";
import { SHOWCASE_ID } from "../../support/fake-prosa/showcase.ts";
import { type Gallery, startGallery } from "./gallery.ts";

const SLOW = 60_000;
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const MARIANA = `/atendimentos/${SHOWCASE_ID}?aba=meus&como=bruno`;

let gallery: Gallery;
beforeAll(async () => void (gallery = await startGallery()), 2 * SLOW);
afterAll(() => gallery?.close());

/** What axe finds serious or critical, as "rule: where". */
const violations = async (page: Page): Promise<string[]> => {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import("axe-core") };
    const found = (await axe.run(document)).violations;
    return found
      .filter((it) => it.impact === "serious" || it.impact === "critical")
      .flatMap((it) => it.nodes.map((node) => `${it.id}: ${node.target.join(" ")}`));
  });
};

describe("every page can be used by everyone", () => {
  test.each([
    ["sign-in", "/entrar?cena=signed-out"],
    ["inbox", MARIANA],
    ["inbox offline", `${MARIANA}&cena=offline`],
    ["inbox with a refusal", `${MARIANA}&cena=refused`],
    ["inbox with a colleague's draft", `${MARIANA}&cena=drafted`],
    ["inbox with a draft to join", `${MARIANA.replace("bruno", "carla")}&cena=drafted`],
    ["inbox with held replies", `${MARIANA}&cena=held`],
    ["inbox with text that was lost", `${MARIANA}&cena=lost`],
    ["inbox on a full device", `${MARIANA}&cena=full`],
    ["first run", "/atendimentos?como=ana&cena=no-teams"],
    ["contact", `/contatos/${idOf(3, 17)}?como=ana`],
    ["team", `/ajustes/equipes/${idOf(2, 1)}?como=ana`],
    ["user", `/ajustes/usuarios/${idOf(1, 2)}?como=ana`],
    ["health", "/ajustes/saude?como=ana"],
    ["health of arrivals", "/ajustes/saude/chegada?como=ana"],
    ["health of what was not read", "/ajustes/saude/nao-lidos?como=ana"],
    ["health of nothing yet", "/ajustes/saude/chegada?como=ana&cena=no-metrics"],
  ])(
    "%s",
    async (_name, path) => {
      const page = await gallery.open(path);
      const expectNoFault = async () => {
        expect(await violations(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      };
      await expectNoFault();
      await page.emulateMedia({ colorScheme: "dark" });
      await page.setViewportSize({ width: 390, height: 844 });
      await page.reload();
      await page.locator("main").waitFor();
      await expectNoFault();
      await page.context().close();
    },
    SLOW,
  );
});

describe("inbox", () => {
  test(
    "the keyboard goes through the list, opens, replies and comes back",
    async () => {
      const page = await gallery.open("/atendimentos?aba=meus&como=bruno");
      await page.locator("[data-row]").first().waitFor();
      await page.keyboard.press("j");
      await page.locator("[data-row]:focus").waitFor();
      const first = await page.locator(":focus").getAttribute("data-row");
      await page.keyboard.press("j");
      await page.waitForFunction((id) => document.activeElement?.getAttribute("data-row") !== id, first);
      await page.keyboard.press("k");
      await page.locator(`[data-row="${first}"]:focus`).waitFor();
      await page.keyboard.press("Enter");
      await page.getByLabel("Mensagem", { exact: true }).waitFor();
      await page.keyboard.type("Tudo certo por aqui");
      await page.keyboard.press("Shift+Enter");
      await page.keyboard.press("Enter");
      await page.locator(".bubble-text", { hasText: "Tudo certo por aqui" }).waitFor();
      expect(await page.getByLabel("Mensagem", { exact: true }).inputValue()).toBe("");
      await page.keyboard.press("Escape");
      await page.keyboard.press("Escape");
      await page.getByText("Escolha uma conversa").waitFor();
      await page.context().close();
    },
    SLOW,
  );

  test(
    "a conversation that is opened far down leaves the list where it is; another tab begins at its top",
    async () => {
      const page = await gallery.open("/atendimentos?aba=outros&como=bruno");
      const list = page.locator(".virtual-list");
      const top = () => list.evaluate((it) => it.scrollTop);
      await page.locator("[data-row]").first().waitFor();
      await list.evaluate((it) => (it.scrollTop = 640));
      const far = page.locator('.virtual-row[aria-posinset="14"] [data-row]');
      await far.click();
      await page.getByLabel("Mensagens").waitFor();
      expect(await top()).toBe(640);
      await page.getByRole("tab", { name: /^Concluídos/ }).click();
      await page.waitForFunction(() => document.querySelector(".virtual-list")?.scrollTop === 0);
      await page.context().close();
    },
    SLOW,
  );

  test(
    "what one takes from the queue goes to Meus and the list goes along",
    async () => {
      const page = await gallery.open("/atendimentos?aba=fila&como=bruno");
      await page.locator("[data-row]").first().click();
      await page.getByRole("button", { name: "Atender para responder" }).click();
      await page.getByRole("tab", { name: /^Meus/, selected: true }).waitFor();
      await page.getByText("Bruno Carvalho começou o atendimento").waitFor();
      await page.context().close();
    },
    SLOW,
  );

  test(
    "a conversation that is taken away while it is open says so",
    async () => {
      const page = await gallery.open(MARIANA);
      await page.getByRole("heading", { name: "Mariana Albuquerque" }).first().waitFor();
      await page.evaluate(() => window.gallery.drop(window.gallery.showcaseId));
      await page.getByText("Este atendimento não está mais visível para você").waitFor();
      await page.context().close();
    },
    SLOW,
  );

  test(
    "a refused reply is explained and its text can become a draft again",
    async () => {
      const page = await gallery.open(`${MARIANA}&cena=refused`);
      await page.getByText("A mensagem para Mariana Albuquerque não foi enviada").waitFor();
      await page.getByRole("button", { name: "Usar como rascunho" }).click();
      expect(await page.getByLabel("Mensagem", { exact: true }).inputValue()).toContain("Consegui a bota 37");
      await page.context().close();
    },
    SLOW,
  );

  test(
    "a message whose fate is unknown is sent again only after asking",
    async () => {
      const page = await gallery.open(MARIANA);
      await page.getByRole("button", { name: "Enviar de novo?" }).click();
      await page.getByText("ela pode chegar duas vezes").waitFor();
      await page.context().close();
    },
    SLOW,
  );

  test(
    "a message that comes while one reads further up shows as new and in the title; one's own answer is brought into view",
    async () => {
      const page = await gallery.open(MARIANA);
      await page.locator(".bubble").last().waitFor();
      const list = page.locator("[data-message-list]");
      await list.hover();
      // As a hand does: the wheel is turned until the list has followed, also while it still settles at its end.
      const toEnd = page.getByRole("button", { name: "Ir para o fim" });
      while (!(await toEnd.isVisible())) await page.mouse.wheel(0, -300);
      await page.evaluate(() => window.gallery.receive(window.gallery.showcaseId, "Ainda estão aí?"));
      await page.getByRole("button", { name: "1 mensagem nova" }).waitFor();
      await page.waitForFunction(() => /^\(\d+\) Prosa$/.test(document.title));
      await page.getByRole("textbox").last().fill("Estamos, sim");
      await page.keyboard.press("Enter");
      await page.locator(".bubble", { hasText: "Estamos, sim" }).waitFor();
      await toEnd.waitFor({ state: "hidden" });
      await page.context().close();
    },
    SLOW,
  );
});

describe("contacts", () => {
  test(
    "an administrator blocks after being told what it does, and undoes it on the same panel",
    async () => {
      const page = await gallery.open("/contatos?como=ana");
      await page.locator("[data-row]").first().click();
      await page.getByRole("button", { name: "Bloquear contato" }).click();
      await page.getByText("não serão recebidas").waitFor();
      await page.getByRole("dialog").getByRole("button", { name: "Bloquear contato" }).click();
      await page.getByRole("button", { name: "Desbloquear contato" }).waitFor();
      await page.context().close();
    },
    SLOW,
  );

  test(
    "who is no administrator sees no block, but may archive",
    async () => {
      const page = await gallery.open("/contatos?como=bruno");
      await page.locator("[data-row]").first().click();
      await page.getByRole("button", { name: "Arquivar contato" }).waitFor();
      expect(await page.getByRole("button", { name: /loquear contato/ }).count()).toBe(0);
      expect(await page.getByRole("link", { name: "Ajustes" }).count()).toBe(0);
      await page.context().close();
    },
    SLOW,
  );
});

test(
  "before access is changed the page says who loses sight of how much",
  async () => {
    const page = await gallery.open(`/ajustes/equipes/${idOf(2, 1)}?como=ana`);
    await page.getByRole("button", { name: "Alterar" }).click();
    await page.getByLabel(/Cada pessoa vê a fila/).check();
    await page.getByText("4 pessoas deixam de ver 37 conversas.").waitFor();
    await page.getByRole("button", { name: "Salvar" }).last().click();
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await page.context().close();
  },
  SLOW,
);
