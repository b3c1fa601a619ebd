import type { BrowserContext, Page } from "playwright-core";
import { SCHEMA } from "../floors/schema.ts";
import type { Agent } from "../support/company.ts";
import { floor } from "../support/floor.ts";
import { clientOf } from "../support/http.ts";
import { tellPaints } from "../support/painted.ts";
import { startProsa } from "../support/prosa.ts";
import { webhookOf } from "../support/webhook.ts";

export type StageParts = {
  open: (url: string, agent: Agent) => Promise<BrowserContext>;
  openInbox: (context: BrowserContext) => Promise<Page>;
};

/** An agent's open conversation, and beside it a bare page on the floor's socket. All times are in milliseconds. */
export const startStage = async ({ open, openInbox }: StageParts) => {
  const hub = await floor("live", {
    bindings: { SECRET: "prosa-bench-secret" },
    durableObjects: { HUB: { className: "Hub", useSQLite: true } },
  });
  const prosa = await startProsa({ conversations: 1_000, agents: 2, hasClient: true, beside: [hub] });
  const database = await prosa.workerd.databaseOf("live");
  for (const it of SCHEMA) await database.prepare(it).run();
  const floorUrl = prosa.workerd.urlOf("live");
  const client = clientOf(4);
  const [agent] = prosa.company.agents;
  const customer = prosa.open.find((it) => it.attendantId === agent!.id)!;
  const context = await open(prosa.url, agent!);
  await tellPaints(context);
  const page = await openInbox(context);
  await page.goto(`/atendimentos/${customer.conversationId}?aba=meus`);
  const field = page.getByRole("textbox", { name: "Mensagem", exact: true });
  await field.waitFor();
  await page.getByRole("button", { name: /^Conectado/ }).waitFor();
  const bare = await context.newPage();
  await bare.goto(`${floorUrl}/nothing`);
  await bare.setContent("<ul></ul>");
  await bare.evaluate(
    (address) =>
      new Promise((resolve, reject) => {
        const socket = new WebSocket(address);
        socket.onopen = resolve;
        socket.onerror = reject;
        socket.onmessage = ({ data }) => {
          const line = document.createElement("li");
          line.textContent = String(data);
          document.querySelector("ul")?.append(line);
        };
      }),
    `${floorUrl.replace("http", "ws")}/hub`,
  );
  let count = 0;

  const heardAt = async (at: Page, url: string, selector: string): Promise<number> => {
    await at.bringToFront();
    const text = `Recado ${(count += 1)}.`;
    const shown = at.evaluate(async ([it, words]) => performance.timeOrigin + (await window.whenPainted(it, words)), [
      selector,
      text,
    ] as const);
    const said = { from: customer, id: `paint-${count}`, text };
    const { path, ...request } = webhookOf(prosa.company, [said], Date.now());
    const sent = performance.timeOrigin + performance.now();
    const answered = client.send(url + path, { method: "POST", ...request });
    const took = (await shown) - sent;
    await answered;
    return took;
  };

  return {
    async send(): Promise<number> {
      await page.bringToFront();
      const text = `Resposta ${(count += 1)}.`;
      await field.fill(text);
      const shown = page.evaluate(
        (words) =>
          new Promise<number>((resolve) =>
            addEventListener(
              "keydown",
              ({ timeStamp }) => void window.whenPainted("article", words).then((at) => resolve(at - timeStamp)),
              { capture: true, once: true },
            ),
          ),
        text,
      );
      // Its own round trip, so that the listener stands before the key comes.
      await page.evaluate(() => window.nextFrame());
      await page.keyboard.press("Enter");
      return shown;
    },

    async twoFrames(): Promise<number> {
      await page.bringToFront();
      return page.evaluate(async () => {
        const begun = performance.now();
        await new Promise(requestAnimationFrame);
        return (await window.nextFrame()) - begun;
      });
    },

    hear: (): Promise<number> => heardAt(page, prosa.url, "article"),
    hearBare: (): Promise<number> => heardAt(bare, floorUrl, "li"),

    async stop(): Promise<void> {
      client.close();
      await prosa.stop();
    },
  };
};
