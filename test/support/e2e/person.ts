import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { eventually, START_MS } from "./eventually.ts";
import { readReplica } from "./device.ts";
import { Wire } from "./traces.ts";

export const PASSWORD = "prosa-demo";
const WAIT_MS = 20_000;

export type Tab = "Fila" | "Meus" | "Outros" | "Concluídos";
export type Place = "page" | "frames" | "answers" | "replica";
export type SignInOptions = { password?: string; viewport?: { width: number; height: number } };

/** Signs in at the page, as anyone would. The name is what stands before the @. */
export const signIn = async (browser: Browser, url: string, name: string, options: SignInOptions = {}) => {
  const context = await browser.newContext({
    viewport: options.viewport ?? { width: 1280, height: 800 },
    locale: "pt-BR",
    timezoneId: "America/Sao_Paulo",
    baseURL: url,
  });
  return signInWith(context, url, name, options.password);
};

/** As `signIn`, in a browser that is open already. */
export const signInWith = async (context: BrowserContext, url: string, name: string, password = PASSWORD) => {
  const person = new Person(context, new Wire(context), await context.newPage(), url);
  await person.page.goto(url, { timeout: START_MS });
  await person.page.getByLabel("E-mail").fill(`${name}@prosa.test`);
  await person.page.getByLabel("Senha", { exact: true }).fill(password);
  await person.page.getByRole("button", { name: "Entrar" }).click();
  await person.isConnected({ timeout: START_MS });
  return person;
};

/** Someone at their browser. */
export class Person {
  readonly context: BrowserContext;
  readonly wire: Wire;
  readonly page: Page;
  readonly #url: string;
  /** What no page may ever have to say: uncaught errors, violations of the content policy. */
  readonly complaints: string[] = [];
  /** How many sockets this tab has opened. */
  sockets = 0;

  constructor(context: BrowserContext, wire: Wire, page: Page, url: string) {
    this.context = context;
    this.wire = wire;
    this.page = page;
    this.#url = url;
    context.setDefaultTimeout(WAIT_MS);
    page.on("websocket", () => (this.sockets += 1));
    context.on("weberror", (it) => this.complaints.push(String(it.error())));
    context.on("console", (it) => it.text().includes("Content Security Policy") && this.complaints.push(it.text()));
  }

  isConnected(options?: { timeout: number }): Promise<void> {
    return this.page.getByRole("button", { name: /^Conectado/ }).waitFor(options);
  }

  /** The same person in another tab of the same browser. */
  async inNewTab(): Promise<Person> {
    const tab = new Person(this.context, this.wire, await this.context.newPage(), this.#url);
    await tab.page.goto(this.#url, { timeout: START_MS });
    await tab.isConnected({ timeout: START_MS });
    return tab;
  }

  /** The service worker has kept all that the app needs to work without a network, and serves this page. */
  async isInstalled(): Promise<void> {
    await this.page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
  }

  get list(): Locator {
    return this.page.getByRole("region", { name: "Conversas" });
  }

  row(customer: { name: string }): Locator {
    return this.list.getByRole("link", { name: customer.name });
  }

  tab(tab: Tab): Locator {
    return this.list.getByRole("tab", { name: tab });
  }

  button(name: string): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  conversation(customer: { name: string }): Locator {
    return this.page.getByRole("region", { name: customer.name, exact: true });
  }

  get messages(): Locator {
    return this.page.getByRole("region", { name: "Mensagens" });
  }

  bubble(text: string): Locator {
    return this.messages.getByRole("article").filter({ hasText: text });
  }

  dialog(title: string | RegExp): Locator {
    return this.page.getByRole("dialog", { name: title });
  }

  /** Goes to a tab, and waits until its list is the one that is shown: it follows the click a moment later. */
  async choose(tab: Tab): Promise<void> {
    await this.tab(tab).click();
    await this.list.locator(`[role=tabpanel][aria-label="${tab}"]`).waitFor();
  }

  async open(tab: Tab, customer: { name: string }): Promise<void> {
    await this.choose(tab);
    await this.row(customer).click();
    await this.conversation(customer).waitFor();
  }

  /** Hangs a file onto the reply, and waits until it is up. */
  async attach(file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    const chooser = this.page.waitForEvent("filechooser");
    await this.button("Anexar arquivos").click();
    await (await chooser).setFiles(file);
    await this.button(`Remover ${file.name}`).waitFor();
  }

  async reply(text: string): Promise<void> {
    await this.page.getByRole("textbox", { name: "Mensagem", exact: true }).fill(text);
    await this.page.keyboard.press("Enter");
    await this.bubble(text).waitFor();
  }

  /** Takes a customer's conversation from the queue. */
  async attend(customer: { name: string }): Promise<void> {
    await this.open("Fila", customer);
    await this.button("Atender").click();
    await this.button("Concluir").waitFor();
  }

  /** Asks the API as this person, as any program could that holds their cookie. */
  async ask(path: string, data?: unknown) {
    const { request } = this.context;
    const url = this.#url + path;
    const answer = await (data === undefined ? request.get(url) : request.post(url, { data }));
    return { status: answer.status(), body: await answer.json() };
  }

  /** Where a text has been or is to be found. Frames and answers since the last `forget`. */
  async tracesOf(text: string): Promise<Place[]> {
    await this.wire.settled();
    const found: Record<Place, boolean> = {
      page: (await this.page.content()).includes(text),
      frames: this.wire.frames.some((it) => it.includes(text)),
      answers: this.wire.answers.some((it) => it.includes(text)),
      replica: (await readReplica(this.page)).includes(text),
    };
    return (Object.keys(found) as Place[]).filter((it) => found[it]);
  }

  /** Waits until nothing of a text is on the screen or on the device. */
  hasLost(text: string): Promise<void> {
    return eventually(async () => {
      const left = (await this.tracesOf(text)).filter((it) => it === "page" || it === "replica");
      if (left.length > 0) throw new Error(`${text} is still in: ${left.join(", ")}`);
    });
  }
}
