import type { CDPSession, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { idOf } from "../../support/fake-prosa/seed.ts";
import { SHOWCASE_ID } from "../../support/fake-prosa/showcase.ts";
import { eventually } from "../../support/e2e/eventually.ts";
import { type Gallery, startGallery } from "./gallery.ts";

const SLOW = 60_000;
/** Mariana's conversation is with Bruno, of Vendas; Carla is his colleague there and may not send in it. */
const AS_BRUNO = `/atendimentos/${SHOWCASE_ID}?aba=meus&como=bruno`;
const AS_CARLA = `/atendimentos/${SHOWCASE_ID}?aba=outros&como=carla`;
const [BRUNO, CARLA, DIEGO] = [idOf(1, 2), idOf(1, 3), idOf(1, 4)];

let gallery: Gallery;
beforeAll(async () => void (gallery = await startGallery()), 2 * SLOW);
afterAll(() => gallery?.close());

/** Runs a test in a page of its own. */
const on =
  (path: string, body: (page: Page) => Promise<void>, options?: Parameters<Gallery["open"]>[1]) => async () => {
    const page = await gallery.open(path, options);
    await page.locator(".bubble").last().waitFor();
    await body(page);
    await page.context().close();
  };
/**
 * The list of messages has found its place: who goes up to a note has earlier messages fetched, with which all rows move, and
 * what one is about to press.
 */
const isAtRest = (page: Page): Promise<void> =>
  page.locator("[data-message-list]").evaluate(
    (list) =>
      new Promise((resolve) => {
        let frames = 0;
        const observer = new MutationObserver(() => (frames = 0));
        observer.observe(list, { subtree: true, childList: true, attributes: true });
        const look = (): void => {
          frames += 1;
          if (frames < 20) return void requestAnimationFrame(look);
          observer.disconnect();
          resolve();
        };
        look();
      }),
  );
const field = (page: Page): Locator => page.getByRole("textbox", { name: "Mensagem", exact: true });
/** What a colleague does at another device; `root` is a note's id, or null for the draft. */
const writes = (page: Page, userId: string, root: string | null, at: number, text: string, to = at) =>
  page.evaluate(
    ([user, root, from, to, text]) =>
      window.gallery.colleague(user).write(window.gallery.showcaseId, root, from, to, text),
    [userId, root, at, to, text] as const,
  );
/** The draft as everybody else has it. */
const shared = (page: Page) => page.evaluate(() => window.gallery.colleague("").draftOf(window.gallery.showcaseId));
const selection = (it: Locator) =>
  it.evaluate((field: HTMLTextAreaElement) => [field.selectionStart, field.selectionEnd]);
const select = (it: Locator, from: number, to: number) =>
  it.evaluate((field: HTMLTextAreaElement, [from, to]) => field.setSelectionRange(from!, to!), [from, to]);

describe("the reply that several people write", () => {
  test(
    "what a colleague writes before and behind the caret leaves it where one writes",
    on(AS_BRUNO, async (page) => {
      await field(page).pressSequentially("Oi Mariana");
      await select(field(page), 2, 2);
      await writes(page, CARLA, null, 0, "Bom dia! ");
      await writes(page, CARLA, null, 19, ", tudo bem?");
      expect(await selection(field(page))).toEqual([11, 11]);
      await page.keyboard.type(",");
      expect(await field(page).inputValue()).toBe("Bom dia! Oi, Mariana, tudo bem?");
      expect(await shared(page)).toBe("Bom dia! Oi, Mariana, tudo bem?");
    }),
    SLOW,
  );

  test(
    "a selection keeps its words when a colleague changes the text before it and within it",
    on(AS_BRUNO, async (page) => {
      await field(page).pressSequentially("um dois três");
      await select(field(page), 3, 12);
      await writes(page, CARLA, null, 0, "zero ");
      await writes(page, CARLA, null, 8, "2", 12);
      expect(await field(page).inputValue()).toBe("zero um 2 três");
      expect(await selection(field(page))).toEqual([8, 14]);
    }),
    SLOW,
  );

  test(
    "undoing takes back one's own words and leaves the colleague's",
    on(AS_BRUNO, async (page) => {
      await field(page).pressSequentially("Oi");
      await writes(page, CARLA, null, 2, " Mari");
      await page.keyboard.press("Control+z");
      expect(await field(page).inputValue()).toBe(" Mari");
      await page.keyboard.press("Control+Shift+z");
      expect(await field(page).inputValue()).toBe("Oi Mari");
      expect(await shared(page)).toBe("Oi Mari");
    }),
    SLOW,
  );

  test(
    "letters that are being composed are not overwritten, and both texts are there afterwards",
    on(AS_BRUNO, async (page) => {
      const keyboard = await page.context().newCDPSession(page);
      await field(page).pressSequentially("aman");
      await compose(keyboard, "h");
      expect(await shared(page)).toBe("amanh");
      await writes(page, CARLA, null, 0, "Chega ");
      await compose(keyboard, "hã");
      expect(await field(page).inputValue()).toBe("amanhã");
      await keyboard.send("Input.insertText", { text: "hã cedo" });
      await eventually(async () => expect(await field(page).inputValue()).toBe("Chega amanhã cedo"));
      expect(await shared(page)).toBe("Chega amanhã cedo");
      expect(await selection(field(page))).toEqual([17, 17]);
    }),
    SLOW,
  );

  test(
    "what is typed before this device's copy has been read joins what is in it",
    on(`${AS_BRUNO}&cena=unread`, async (page) => {
      await writes(page, CARLA, null, 0, "Bom dia. ");
      await field(page).pressSequentially("Já vejo");
      expect(await shared(page)).toBe("Bom dia. ");
      await page.evaluate(() => window.gallery.readPads());
      expect(await field(page).inputValue()).toBe("Bom dia. Já vejo");
      expect(await shared(page)).toBe("Bom dia. Já vejo");
      expect(await selection(field(page))).toEqual([16, 16]);
    }),
    SLOW,
  );

  test(
    "a text of more than eight lines scrolls; the line that is written stays in view, others' lines move nothing",
    on(AS_BRUNO, async (page) => {
      const box = page.locator(".editor .pad-text");
      const below = () => box.evaluate((it) => it.scrollHeight - it.clientHeight - it.scrollTop);
      for (let line = 1; line <= 9; line += 1) await page.keyboard.press("Shift+Enter");
      await page.locator(".editor .pad-text[data-long]").waitFor();
      await eventually(async () => expect(await below()).toBeLessThan(20));
      expect(await box.evaluate((it) => it.clientHeight)).toBe(8 * 20 + 2 * 8);
      await page.keyboard.insertText("linha\n".repeat(30));
      await eventually(async () => expect(await below()).toBeLessThan(20));
      await box.evaluate((it) => (it.scrollTop = 100));
      await writes(page, CARLA, null, 120, " e Carla");
      expect(await box.evaluate((it) => it.scrollTop)).toBe(100);
    }),
    SLOW,
  );

  test(
    "who sends empties the draft for everybody",
    on(AS_BRUNO, async (page) => {
      await writes(page, CARLA, null, 0, "Está a caminho");
      await field(page).press("End");
      await page.keyboard.type(".");
      await page.keyboard.press("Enter");
      await page.locator(".bubble-text", { hasText: "Está a caminho." }).waitFor();
      expect(await field(page).inputValue()).toBe("");
      expect(await shared(page)).toBe("");
    }),
    SLOW,
  );

  test(
    "a refused reply stays in the draft",
    on(AS_BRUNO, async (page) => {
      await field(page).fill("x".repeat(4097));
      await page.keyboard.press("Enter");
      await page.getByText("1 caracteres além do limite").waitFor();
      expect((await shared(page)).length).toBe(4097);
    }),
    SLOW,
  );

  test(
    "colleagues' carets and selections stand in the text, with their names",
    on(`${AS_BRUNO}&cena=drafted`, async (page) => {
      const names = page.locator(".editor .mark-name");
      expect(await names.allInnerTexts()).toEqual(["Carla Dias", "Diego Rocha"]);
      expect(await page.locator(".editor .mark-selected").count()).toBeGreaterThan(0);
      const [before, after] = [
        await caretOf(page, 0),
        (await writes(page, CARLA, null, 10, "!!!"), await caretOf(page, 0)),
      ];
      expect(after).not.toEqual(before);
      await page.evaluate((user) => window.gallery.colleague(user).leave(window.gallery.showcaseId), CARLA);
      expect(await names.allInnerTexts()).toEqual(["Diego Rocha"]);
    }),
    SLOW,
  );

  test(
    "that a colleague writes is said aloud once, however much they write and come and go",
    on(AS_BRUNO, async (page) => {
      const said = page.locator("[aria-live=polite]", { hasText: "está escrevendo no rascunho" });
      const setTyping = (userId: string, is: boolean) =>
        page.evaluate(([user, is]) => window.gallery.setTyping(user, window.gallery.showcaseId, is), [
          userId,
          is,
        ] as const);
      await setTyping(CARLA, true);
      await said.getByText("Carla Dias").waitFor({ state: "attached" });
      await setTyping(DIEGO, true);
      await said.getByText("Diego Rocha").waitFor({ state: "attached" });
      await setTyping(CARLA, false);
      await setTyping(CARLA, true);
      expect(await said.innerText()).toBe("Diego Rocha está escrevendo no rascunho");
    }),
    SLOW,
  );
});

describe("who may write and who may send", () => {
  test(
    "a colleague sees the draft grow, joins with one click, and has no button to send",
    on(`${AS_CARLA}&cena=drafted`, async (page) => {
      const draft = page.getByRole("region", { name: "Rascunho de Bruno Carvalho" });
      await draft.getByText("A embalagem para presente").waitFor();
      expect(await page.getByRole("textbox").filter({ visible: true }).count()).toBe(1); // the search
      await writes(page, BRUNO, null, 0, "Bom dia! ");
      await draft.getByText("Bom dia! Oi, Mariana").waitFor();

      await draft.getByRole("button", { name: "Escrever junto" }).click();
      const own = page.getByRole("textbox", { name: "Rascunho da resposta" });
      await own.waitFor();
      await page.keyboard.type("Carla");
      await page.keyboard.press("Enter");
      expect((await shared(page)).endsWith("Com carinho, Carla\n")).toBe(true);
      expect(await page.getByRole("button", { name: "Enviar", exact: true }).count()).toBe(0);
      expect(await page.locator(".bubble-text", { hasText: "Com carinho, Carla" }).count()).toBe(0);
    }),
    SLOW,
  );

  test(
    "a supervisor finds a field where nothing is written, and joins what a colleague has begun before they can send it",
    async () => {
      const page = await gallery.open("/atendimentos?aba=outros&como=bruno");
      const rows = page.locator("[data-row]").filter({ hasNotText: "bloqueado" });
      const begun = await rows.nth(1).getAttribute("data-row");
      await page.evaluate(
        ([user, id]) => window.gallery.colleague(user!).write(id!, null, 0, 0, "Já separei o seu pedido"),
        [CARLA, begun],
      );
      await rows.nth(0).click();
      await field(page).waitFor();
      await rows.nth(1).click();
      await page
        .getByRole("region", { name: /^Rascunho de/ })
        .getByText("Já separei o seu pedido")
        .waitFor();
      expect(await field(page).count()).toBe(0);
      await page.getByRole("button", { name: "Escrever junto" }).click();
      await field(page).press("Enter");
      await page.locator(".bubble-text", { hasText: "Já separei o seu pedido" }).waitFor();
      await page.context().close();
    },
    SLOW,
  );

  test(
    "the draft of a conversation in the queue is shown and cannot be joined",
    async () => {
      const page = await gallery.open("/atendimentos?aba=fila&como=bruno");
      const row = page.locator("[data-row]").filter({ hasNotText: "bloqueado" }).first();
      const id = await row.getAttribute("data-row");
      await page.evaluate(
        ([user, id]) => window.gallery.colleague(user!).write(id!, null, 0, 0, "Olá, em que posso"),
        [CARLA, id],
      );
      await row.click();
      await page.getByRole("region", { name: "Rascunho da resposta" }).getByText("Olá, em que posso").waitFor();
      expect(await page.getByRole("button", { name: "Escrever junto" }).count()).toBe(0);
      await page.getByRole("button", { name: "Atender para responder" }).click();
      expect(await field(page).inputValue()).toBe("Olá, em que posso");
      await page.context().close();
    },
    SLOW,
  );
});

test(
  "offline, the draft is said to be kept on this device until it has reached the others",
  on(AS_BRUNO, async (page) => {
    await page.evaluate(() => window.gallery.setOffline(true));
    await page.getByText("Sem conexão: será enviada quando a conexão voltar.").waitFor();
    expect(await page.getByText("O rascunho está guardado neste aparelho.").count()).toBe(0);
    await field(page).pressSequentially("Oi");
    await page.getByText("O rascunho está guardado neste aparelho.").waitFor();
  }),
  SLOW,
);

test(
  "the newest message stays in view while what is written below it grows and shrinks",
  on(
    `${AS_CARLA}&cena=drafted`,
    async (page) => {
      const toEnd = page.getByRole("button", { name: "Ir para o fim" });
      const isAtEnd = () =>
        page.locator("[data-message-list]").evaluate((it) => it.scrollHeight - it.scrollTop - it.clientHeight < 2);
      await eventually(async () => expect(await isAtEnd()).toBe(true));
      await page.getByRole("button", { name: "Escrever junto" }).click();
      const own = page.getByRole("textbox", { name: "Rascunho da resposta" });
      await own.press("Control+End");
      await page.keyboard.type("Bruno\n\nLoja Aurora");
      await eventually(async () => expect(await isAtEnd()).toBe(true));
      expect(await toEnd.count()).toBe(0);
      await own.fill("");
      await eventually(async () => expect(await isAtEnd()).toBe(true));
      expect(await toEnd.count()).toBe(0);
    },
    { viewport: { width: 390, height: 844 } },
  ),
  SLOW,
);

describe("internal notes", () => {
  const notes = (page: Page) => page.getByRole("article", { name: /^Nota interna/ });
  const note = (page: Page, text: string) => notes(page).filter({ hasText: text });

  test(
    "N begins a note, what is written is in it, and nothing of it goes into the reply",
    on(AS_BRUNO, async (page) => {
      await page.keyboard.press("Escape");
      await page.keyboard.press("n");
      await page.getByRole("textbox", { name: "Texto da nota interna" }).and(page.locator(":focus")).waitFor();
      await page.keyboard.type("Ligar na segunda");
      await page.keyboard.press("Escape");
      const made = note(page, "Ligar na segunda");
      await made.getByText(/^Bruno Carvalho, hoje/).waitFor();
      await made.getByText("não é enviada ao cliente").waitFor();
      expect(await page.locator(".bubble", { hasText: "Ligar na segunda" }).count()).toBe(0);
      expect(await shared(page)).toBe("");
    }),
    SLOW,
  );

  test(
    "a note that is left without a word is none",
    on(AS_BRUNO, async (page) => {
      await note(page, "Prefere ser chamada de Mari").waitFor();
      const before = await notes(page).count();
      await page.getByRole("button", { name: "Nova nota interna" }).click();
      await page.getByRole("textbox", { name: "Texto da nota interna" }).and(page.locator(":focus")).waitFor();
      await eventually(async () => expect(await notes(page).count()).toBe(before + 1));
      await field(page).click();
      await eventually(async () => expect(await notes(page).count()).toBe(before));
    }),
    SLOW,
  );

  test(
    "a note is changed in place by several at once, and says who changed it",
    on(AS_BRUNO, async (page) => {
      const id = await page.evaluate(
        (user) => window.gallery.colleague(user).addNote(window.gallery.showcaseId, "Cliente viaja"),
        CARLA,
      );
      const it = note(page, "Cliente viaja");
      await it.getByText(/^Carla Dias, hoje/).waitFor();
      await it.hover();
      await it.getByRole("button", { name: "Editar nota" }).click();
      const text = page.getByRole("textbox", { name: "Texto da nota interna" });
      await text.and(page.locator(":focus")).waitFor();
      await page.keyboard.press("Control+End");
      await page.keyboard.type(" na sexta");
      await writes(page, CARLA, id, 0, "Atenção: ");
      expect(await text.inputValue()).toBe("Atenção: Cliente viaja na sexta");
      await notes(page).getByText("Carla Dias está escrevendo").waitFor();
      await page.keyboard.press("Control+Enter");
      await note(page, "Atenção: Cliente viaja na sexta")
        .getByText(/editada por Bruno Carvalho/)
        .waitFor();
    }),
    SLOW,
  );

  test(
    "deleting a note asks first, and says for whom it goes",
    on(AS_BRUNO, async (page) => {
      const it = note(page, "Prefere ser chamada de Mari");
      const remove = async () => {
        await it.hover();
        await isAtRest(page);
        await it.getByRole("button", { name: "Apagar nota" }).click();
      };
      await remove();
      await page.getByText("Ela some para toda a equipe").waitFor();
      await page.getByRole("dialog").getByRole("button", { name: "Cancelar" }).click();
      await it.waitFor();
      await remove();
      await page.getByRole("dialog").getByRole("button", { name: "Apagar nota" }).click();
      await it.waitFor({ state: "detached" });
    }),
    SLOW,
  );

  test(
    "a question that is put again in the moment in which it was waved away stands",
    on(AS_BRUNO, async (page) => {
      const it = note(page, "Prefere ser chamada de Mari");
      const dialog = page.getByRole("dialog");
      await it.hover();
      await isAtRest(page);
      const remove = await it.getByRole("button", { name: "Apagar nota" }).elementHandle();
      await it.getByRole("button", { name: "Apagar nota" }).click();
      await dialog.getByRole("button", { name: "Cancelar" }).evaluate((cancel, again) => {
        const told = new Promise((resolve) => cancel.closest("dialog")?.addEventListener("close", resolve));
        (cancel as HTMLElement).click();
        (again as HTMLElement).click();
        return told.then(() => undefined);
      }, remove);
      await dialog.getByRole("button", { name: "Apagar nota" }).click();
      await it.waitFor({ state: "detached" });
    }),
    SLOW,
  );

  test(
    "a note that is written offline says that it waits",
    on(AS_BRUNO, async (page) => {
      await page.evaluate(() => window.gallery.setOffline(true));
      await page.getByRole("button", { name: "Nova nota interna" }).click();
      await page.getByRole("textbox", { name: "Texto da nota interna" }).and(page.locator(":focus")).waitFor();
      await page.keyboard.type("Sem sinal no depósito");
      await page.keyboard.press("Escape");
      await note(page, "Sem sinal no depósito").getByText("aguardando conexão").waitFor();
    }),
    SLOW,
  );

  test(
    "a note can be written where nobody answers",
    async () => {
      const page = await gallery.open("/atendimentos?aba=concluidos&como=bruno");
      await page.locator("[data-row]").first().click();
      await page.getByText("Este atendimento foi concluído").waitFor();
      await page.keyboard.press("n");
      await page.getByRole("textbox", { name: "Texto da nota interna" }).and(page.locator(":focus")).waitFor();
      await page.keyboard.type("Voltou a ligar");
      await page.keyboard.press("Control+Enter");
      await note(page, "Voltou a ligar").waitFor();
      await page.context().close();
    },
    SLOW,
  );
});

test(
  "who sees a conversation only as someone of the company reads the notes that were saved, and writes none",
  async () => {
    // Vendas shows its concluded conversations to everybody; Elisa is not of it.
    const page = await gallery.open("/atendimentos?aba=concluidos&como=elisa");
    const row = page.locator("[data-row]", { hasText: "Vendas" }).first();
    const id = await row.getAttribute("data-row");
    await page.evaluate(([user, id]) => window.gallery.colleague(user!).addNote(id!, "Pediu nota fiscal"), [CARLA, id]);
    await row.click();
    const it = page.getByRole("article", { name: /^Nota interna/ }).filter({ hasText: "Pediu nota fiscal" });
    await it.getByText(/^Carla Dias, hoje/).waitFor();
    expect(await it.getByRole("button").count()).toBe(0);
    expect(await page.getByRole("button", { name: "Nova nota interna" }).count()).toBe(0);
    await page.keyboard.press("n");
    expect(await page.getByRole("article", { name: /^Nota interna/ }).count()).toBe(1);
    await page.context().close();
  },
  SLOW,
);

describe("a reply that is held because a colleague answered first", () => {
  const held = (page: Page) => page.getByRole("alert", { name: "Sua resposta não foi enviada" });
  const path = `${AS_BRUNO}&cena=held`;
  const OWN = "Mariana, a embalagem custa R$ 9,90. Posso incluir?";

  test(
    "is shown with what the colleague said, and goes when one wants it to",
    on(path, async (page) => {
      await held(page).getByText("Carla Dias respondeu depois do que você tinha visto.").waitFor();
      await held(page).getByText("Já incluí a embalagem").waitFor();
      await held(page).getByRole("button", { name: "Enviar mesmo assim" }).click();
      await page.locator(".bubble-text", { hasText: OWN }).waitFor();
      await held(page).waitFor({ state: "detached" });
    }),
    SLOW,
  );

  test(
    "goes back into the draft to be changed",
    on(path, async (page) => {
      await held(page).getByRole("button", { name: "Editar" }).click();
      await held(page).waitFor({ state: "detached" });
      expect(await field(page).inputValue()).toBe(OWN);
      expect(await page.locator(".bubble-text", { hasText: OWN }).count()).toBe(0);
    }),
    SLOW,
  );

  test(
    "is given up",
    on(path, async (page) => {
      await held(page).getByRole("button", { name: "Descartar" }).click();
      await held(page).waitFor({ state: "detached" });
      expect(await shared(page)).toBe("");
    }),
    SLOW,
  );

  test(
    "waits in the corner while another conversation is open, and only there",
    on(path, async (page) => {
      const corner = page.locator(".notice");
      await corner.getByText("A mensagem para Pedro Souza não foi enviada").waitFor();
      expect(await corner.getByText(OWN).count()).toBe(0);
      await corner.getByRole("button", { name: "Descartar" }).click();
      await corner.waitFor({ state: "detached" });
      await page.locator("[data-row]").nth(1).click();
      await corner.getByText(OWN).waitFor();
      await corner.getByRole("button", { name: "Editar" }).click();
      await eventually(async () => expect(await field(page).inputValue()).toBe(OWN));
    }),
    SLOW,
  );
});

test(
  "text that could not be merged is offered whole, and goes back into the draft",
  on(`${AS_BRUNO}&cena=lost`, async (page) => {
    await page.getByText("Um texto seu na conversa com Mariana Albuquerque").waitFor();
    await field(page).fill("Combinado.");
    await page.getByRole("button", { name: "Usar como rascunho" }).click();
    await eventually(async () =>
      expect(await field(page).inputValue()).toBe("Combinado.\n\nSe preferir, entrego no sábado de manhã."),
    );
  }),
  SLOW,
);

test.each([
  ["rebuilt", "A cópia deste aparelho foi refeita"],
  ["full", "Falta espaço neste aparelho"],
])(
  "a copy that is %s is told of until one has understood",
  async (scene, title) => {
    const page = await gallery.open(`${AS_BRUNO}&cena=${scene}`);
    const notice = page.locator(".notice", { hasText: title });
    await notice.getByRole("button", { name: "Entendi" }).click();
    await notice.waitFor({ state: "detached" });
    await page.context().close();
  },
  SLOW,
);

/** As a keyboard that composes letters does it. */
const compose = (keyboard: CDPSession, text: string) =>
  keyboard.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });

const caretOf = (page: Page, index: number) =>
  page
    .locator(".editor .mark-caret")
    .nth(index)
    .evaluate((it: HTMLElement) => [it.style.left, it.style.top]);
