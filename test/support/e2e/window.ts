import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { expect } from "vitest";
import { findChromium } from "../../../scripts/lib/chromium.ts";
import { CHROMIUM_ARGS } from "./chromium-args.ts";
import { eventually, START_MS } from "./eventually.ts";
import { type Person, signInWith } from "./person.ts";

/** Nothing of its own that would have to be waited for. */
const PLAIN_ARGS = [
  "--lang=pt-BR",
  "--remote-debugging-port=0",
  "--disable-extensions",
  "--disable-component-extensions-with-background-pages",
  "--disable-default-apps",
  "--no-default-browser-check",
];
export type Window = { signIn: (name: string) => Promise<Person>; close: () => Promise<void> };

/**
 * A browser of one window, as people have it: only the tab in front is visible. (In the browsers that Playwright starts
 * every page believes that it is in front.) Whoever signs in there has it for themselves.
 */
export const openWindow = async (url: string): Promise<Window> => {
  const profile = await mkdtemp(join(tmpdir(), "prosa-window-"));
  const args = [...CHROMIUM_ARGS, ...PLAIN_ARGS, `--user-data-dir=${profile}`, "about:blank"];
  const child = spawn(findChromium(), args, { stdio: "ignore", env: { ...process.env, LANGUAGE: "pt_BR" } });
  const ended = once(child, "exit");
  const port = await eventually(async () => {
    const [line] = (await readFile(join(profile, "DevToolsActivePort"), "utf8")).split("\n");
    expect(Number(line)).toBeGreaterThan(0);
    return line;
  });
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true, timeout: START_MS });
  const [context] = browser.contexts();
  if (!context) throw new Error("the window has no profile");
  return {
    signIn: (name) => signInWith(context, url, name),
    close: async () => {
      await browser.close();
      child.kill("SIGKILL");
      await ended;
      await rm(profile, { recursive: true, force: true });
    },
  };
};

/** Brings a tab to the front, and with that puts another one behind it: its timers are slow, and it is not painted. */
export const putBehind = async (behind: Person, front: Person): Promise<void> => {
  await front.page.bringToFront();
  const states = () => Promise.all([behind, front].map(({ page }) => page.evaluate(() => document.visibilityState)));
  await eventually(async () => expect(await states()).toEqual(["hidden", "visible"]));
};
