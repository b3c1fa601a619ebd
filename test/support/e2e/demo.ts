import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { expect, inject } from "vitest";
import { findChromium } from "../../../scripts/lib/chromium.ts";
import { type Product, startProduct, startWorker } from "../../../scripts/lib/product.ts";
import type { Server } from "../../../scripts/lib/server.ts";
import { CHROMIUM_ARGS } from "./chromium-args.ts";
import { freePort } from "./free-port.ts";
import { type Person, signIn, type SignInOptions } from "./person.ts";
import { type Simulator, simulatorAt } from "./simulator.ts";

/** The demo company, running: its address, its customers, and a browser in which its people sign in. */
export type Demo = {
  url: string;
  /** Where D1, rooms and queues keep their local state. */
  stateDir: string;
  browser: Browser;
  simulator: Simulator;
  signIn: (name: string, options?: SignInOptions) => Promise<Person>;
  /** Ends the Worker as a power cut would; the customers' phones stay on. */
  killWorker: () => Promise<void>;
  /** Starts it again, on the same state. */
  startWorker: () => Promise<void>;
  /** Stops the Worker in its tracks: connections stay open, and nobody answers until it is thawed. */
  freezeWorker: () => void;
  thawWorker: () => void;
  /** What the Worker does every minute, now. */
  sweep: () => Promise<void>;
  stop: () => Promise<void>;
};

export type DemoOptions = {
  /** More variables for the Worker, which may need to know its own address. */
  vars?: (url: string) => Record<string, string> | Promise<Record<string, string>>;
};

/** Starts the demo company from a copy of the template, on ports of its own. */
export const startDemo = async ({ vars }: DemoOptions = {}): Promise<Demo> => {
  const stateDir = await mkdtemp(join(tmpdir(), "prosa-e2e-"));
  await cp(inject("template"), stateDir, { recursive: true });
  const [port, simulatorPort] = [await freePort(), await freePort()];
  let said = "";
  const options = {
    port,
    simulatorPort,
    stateDir,
    vars: (await vars?.(`http://127.0.0.1:${port}`)) ?? {},
    onOutput: (text: string) => void (said += text),
  };
  const [product, browser] = await Promise.all([
    startProduct(options),
    chromium.launch({ executablePath: findChromium(), args: CHROMIUM_ARGS }),
  ]);
  const people: Person[] = [];
  let worker = workerOf(product);
  return {
    url: product.url,
    stateDir,
    browser,
    simulator: simulatorAt(product.simulatorUrl),
    signIn: async (name, options) => {
      const person = await signIn(browser, product.url, name, options);
      people.push(person);
      return person;
    },
    killWorker: async () => {
      process.kill(-worker.pid, "SIGKILL");
      await worker.ended;
    },
    startWorker: async () => {
      worker = await startWorker(options);
    },
    freezeWorker: () => void process.kill(-worker.pid, "SIGSTOP"),
    thawWorker: () => void process.kill(-worker.pid, "SIGCONT"),
    sweep: async () => {
      const answer = await fetch(`${product.url}/cdn-cgi/local/scheduled`);
      expect(answer.status).toBe(200);
    },
    stop: async () => {
      await browser.close();
      await Promise.all([product.stop(), worker.stop()]);
      await rm(stateDir, { recursive: true, force: true });
      expect(people.flatMap((it) => it.complaints)).toEqual([]);
      expect(said).not.toMatch(/uncaught|unhandled/i);
    },
  };
};

const workerOf = ({ servers }: Product): Server => {
  const worker = servers.find((it) => it.name === "The Worker");
  if (!worker) throw new Error("the product has no Worker");
  return worker;
};
