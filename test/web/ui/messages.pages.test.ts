import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually } from "../../support/e2e/eventually.ts";
import { SHOWCASE_ID } from "../../support/fake-prosa/showcase.ts";
import { type Gallery, startGallery } from "./gallery.ts";

const SLOW = 60_000;
const LIST = "/atendimentos?aba=meus&como=bruno";

let gallery: Gallery;
beforeAll(async () => void (gallery = await startGallery()), 2 * SLOW);
afterAll(() => gallery?.close());

/** Mariana writes messages of different heights, "Pedido 1." and so on. */
const writes = (page: Page, from: number, to: number) =>
  page.evaluate(
    ([from, to]) => {
      for (let n = from; n <= to; n += 1)
        window.gallery.receive(window.gallery.showcaseId, `Pedido ${n}. ${"Uma caneca azul. ".repeat((n % 9) * 3)}`);
    },
    [from, to] as const,
  );
const opens = async (page: Page) => {
  await page.locator(`[data-row="${SHOWCASE_ID}"]`).click();
  await page.locator(".bubble").last().waitFor();
};
const bubble = (page: Page, text: string) => page.locator(".bubble", { hasText: text });
const list = (page: Page) => page.locator("[data-message-list]");
/** Rows have been measured and stand where they belong. */
const isAtRest = (page: Page): Promise<void> =>
  list(page).evaluate(
    (it) =>
      new Promise((resolve) => {
        let [last, frames] = ["", 0];
        const look = (): void => {
          const now = `${it.scrollTop} ${it.scrollHeight}`;
          frames = now === last ? frames + 1 : 0;
          last = now;
          if (frames < 20) requestAnimationFrame(look);
          else resolve();
        };
        look();
      }),
  );

test(
  "earlier messages that come leave what one reads where it is, though nobody knew their heights",
  async () => {
    const page = await gallery.open(LIST);
    await writes(page, 1, 120);
    await opens(page);
    const toEnd = page.getByRole("button", { name: "Ir para o fim" });
    await list(page).hover();
    while (!(await toEnd.isVisible())) await page.mouse.wheel(0, -300);
    // Near the first of the forty that are here, but not so near that more are fetched.
    await list(page).evaluate((it) => (it.scrollTop = 700));
    await isAtRest(page);
    const [read, before, height] = await list(page).evaluate((it) => {
      it.scrollTop -= 300;
      const top = (bubble: Element) => bubble.getBoundingClientRect().top;
      const bubble = [...it.querySelectorAll(".bubble")].find((one) => top(one) > innerHeight / 2)!;
      return [/Pedido \d+\./.exec(bubble.textContent)![0], top(bubble), it.scrollHeight] as const;
    });
    await eventually(async () =>
      expect(await list(page).evaluate((it) => it.scrollHeight)).toBeGreaterThan(height * 1.5),
    );
    await isAtRest(page);
    const after = await bubble(page, read).evaluate((it) => it.getBoundingClientRect().top);
    expect(Math.abs(after - before)).toBeLessThanOrEqual(1);
    await page.context().close();
  },
  SLOW,
);

test(
  "a quote outlives what the customer writes meanwhile, and leads to its message, into the middle of what is seen",
  async () => {
    const page = await gallery.open(LIST);
    await opens(page);
    await writes(page, 1, 3);
    await bubble(page, "Pedido 2.").hover();
    await page.getByRole("button", { name: "Responder", exact: true }).click();
    await page.getByText("Respondendo a Mariana Albuquerque").waitFor();
    await writes(page, 4, 30);
    await page.getByRole("textbox", { name: "Mensagem", exact: true }).fill("Sim, temos");
    await page.keyboard.press("Enter");
    await bubble(page, "Sim, temos").getByRole("button", { name: "Em resposta a" }).click();
    const answered = page.locator("[data-marked]", { hasText: "Pedido 2." });
    await answered.waitFor();
    await isAtRest(page);
    const [box, seen] = [await bubble(page, "Pedido 2.").boundingBox(), await list(page).boundingBox()];
    expect(Math.abs(box!.y + box!.height / 2 - (seen!.y + seen!.height / 2))).toBeLessThan(40);
    await page.context().close();
  },
  SLOW,
);
