import { createEffect } from "solid-js";
import { expect, test } from "vitest";
import { createProsa } from "../../../web/stores/create-prosa.ts";
import { heldOpening } from "../sync/support/held-opening.ts";
import { BRUNO, SUPORTE } from "../sync/support/people.ts";
import { mounted, pageOf } from "./support/page.ts";

/** Another page of Bruno's, which reads no more than the first rows until it is told to go on. */
const opened = async () => {
  const page = await pageOf(BRUNO);
  const { id } = page.company.arrives("Maria", "um");
  page.company.writes(id, "dois");
  await page.until(() => expect(page.prosa.conversations.unreadTotal()).toBe(2));
  const { ports, goOn } = heldOpening(page.browser.portsOfTab());
  const prosa = createProsa(ports);
  await page.until(() => expect(prosa.conversations.idsIn("queue")).toEqual([id]));
  return { ...page, prosa, id, goOn };
};

test("before all is read one is signed in and sees the first conversations; what is unread is not counted yet", async () => {
  const { prosa, id, goOn, until } = await opened();
  expect(prosa.session.current()).toMatchObject({ state: "signed_in", email: BRUNO.email });
  expect(prosa.org.teamName(SUPORTE.id)).toBe("Suporte");
  expect(prosa.conversations.get(id)?.preview).toBe("dois");
  expect(prosa.conversations.isLoaded()).toBe(false);
  expect(prosa.conversations.unreadTotal()).toBe(0);
  goOn();
  await until(() => expect(prosa.conversations.isLoaded()).toBe(true));
  expect(prosa.conversations.unreadTotal()).toBe(2);
});

test("the first conversations stay where they are, and the same, when the rest comes", async () => {
  const { prosa, id, goOn, until } = await opened();
  const row = prosa.conversations.get(id);
  const shown: unknown[] = [];
  mounted(() => {
    createEffect(() => shown.push(prosa.conversations.idsIn("queue").length, prosa.conversations.get(id)));
    createEffect(() => shown.push(prosa.session.current().state));
  });
  goOn();
  await until(() => expect(prosa.conversations.isLoaded()).toBe(true));
  expect(new Set(shown)).toEqual(new Set([1, row, "signed_in"]));
});
