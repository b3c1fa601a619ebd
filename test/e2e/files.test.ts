import type { Locator } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { BUILT_IN } from "../../simulator/files/built-in.ts";
import { type Demo, startDemo } from "../support/e2e/demo.ts";
import { eventually } from "../support/e2e/eventually.ts";
import { give } from "../support/e2e/give.ts";
import type { Person } from "../support/e2e/person.ts";
import type { Customer } from "../support/e2e/simulator.ts";

let demo: Demo;
let carla: Person;
let nina: Customer;

beforeAll(async () => {
  demo = await startDemo();
  carla = await demo.signIn("carla");
  nina = await give(demo, carla, "Nina Rocha", "Segue a foto.");
  await carla.open("Meus", nina);
});
afterAll(() => demo.stop());

/** Waits until a picture's bytes are there and are a picture. */
const isShown = (picture: Locator): Promise<void> =>
  eventually(async () =>
    expect(await picture.evaluate((it: HTMLImageElement) => it.complete && it.naturalWidth)).toBeGreaterThan(0),
  );

test("an image that a customer sends arrives, and a click opens all of it", async () => {
  await nina.sends({ type: "image", file: "photo", text: "A caneca veio assim" });
  const bubble = carla.bubble("A caneca veio assim");
  await isShown(bubble.getByRole("img", { name: /^Imagem de Nina Rocha/ }));
  await bubble.getByRole("button", { name: /^Abrir Imagem de Nina Rocha/ }).click();
  const viewer = carla.dialog("Imagens da conversa");
  await isShown(viewer.getByRole("img", { name: /^Nina Rocha/ }));
  await carla.page.keyboard.press("Escape");
  await viewer.waitFor({ state: "hidden" });
});

test("a voice message is recorded, sent as one that WhatsApp plays, and plays in its bubble", async () => {
  await carla.button("Gravar mensagem de voz").click();
  const bar = carla.page.getByRole("group", { name: "Mensagem de voz" });
  await bar.getByRole("timer").filter({ hasText: "0:02" }).waitFor();
  await bar.getByRole("button", { name: "Parar e ouvir antes de enviar" }).click();
  await bar.getByRole("button", { name: "Reproduzir" }).waitFor();
  await bar.getByRole("button", { name: "Enviar mensagem de voz" }).click();

  const arrived = await nina.seesKind("audio");
  expect(arrived.media).toMatchObject({ mime: expect.stringMatching(/^audio\/ogg/), isVoice: true });
  expect(new TextDecoder().decode((await nina.file(arrived)).subarray(0, 4))).toBe("OggS");

  const bubble = carla.messages.getByRole("article").last();
  await bubble.getByText("Entregue").waitFor();
  await bubble.getByRole("button", { name: "Reproduzir" }).click();
  await bubble.getByRole("button", { name: "Pausar" }).waitFor();
  const place = bubble.getByRole("slider", { name: "Posição do áudio" });
  await eventually(async () => expect(Number(await place.getAttribute("aria-valuenow"))).toBeGreaterThan(0));
});

test("a document is attached, and arrives byte for byte with its name and caption", async () => {
  const { bytes, mime, name } = BUILT_IN.receipt;
  await carla.attach({ name, mimeType: mime, buffer: Buffer.from(bytes) });
  await carla.page.getByRole("textbox", { name: "Mensagem", exact: true }).fill("Segue o comprovante.");
  await carla.page.keyboard.press("Enter");
  const arrived = await nina.seesKind("document");
  expect(arrived.media).toMatchObject({ mime, name });
  expect(Buffer.from(await nina.file(arrived)).equals(bytes)).toBe(true);
  expect(await nina.received()).toHaveLength(2);
  await carla.bubble("Segue o comprovante.").getByText(name).waitFor();
});
