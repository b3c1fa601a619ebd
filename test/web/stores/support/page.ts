import { createRoot } from "solid-js";
import { expect, onTestFinished } from "vitest";
import type { User } from "#shared/model/user.ts";
import { ASKED_STORES, PAGE_STORES } from "../../../../web/stores/code.ts";
import { createProsa } from "../../../../web/stores/create-prosa.ts";
import { createScene } from "../../sync/support/scene.ts";

await Promise.all([PAGE_STORES.load(), ASKED_STORES.load()]);

/** A page in which the user is signed in, and online. */
export const pageOf = async (user: User) => {
  const scene = createScene();
  const browser = scene.browser(user);
  const colleague = (other: User) => createProsa(scene.browser(other).portsOfTab());
  const prosa = createProsa(browser.portsOfTab());
  onTestFinished(() => browser.goOffline());
  await scene.until(() => expect(prosa.connection.state()).toBe("online"));
  await scene.until(() => expect(prosa.org.isLoaded()).toBe(true));
  return { ...scene, browser, colleague, prosa };
};

/** Runs as a component would, until the test is over. */
export const mounted = <T>(component: () => T): T =>
  createRoot((dispose) => {
    onTestFinished(dispose);
    return component();
  });
