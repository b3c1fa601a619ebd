import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { createSimulator } from "../../simulator/server.ts";
import { MARIANA, startWorld } from "./support/world.ts";

describe("the page", () => {
  it("runs and shows nothing that is inline or from elsewhere", async () => {
    const { simulator } = await startWorld();
    const response = await fetch(simulator.url);
    const html = await response.text();
    const policy = response.headers.get("content-security-policy");

    expect(response.headers.get("content-type")).toContain("text/html");
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(html).not.toMatch(/<script>|<style|\sstyle=|\son\w+=/);
  });

  it("finds every file that it names", async () => {
    const { simulator } = await startWorld();
    const html = await (await fetch(simulator.url)).text();
    const named = [...html.matchAll(/(?:href|src)="([\w/]+\.\w+)/g)].map(([, path]) => path);
    expect(named.length).toBeGreaterThan(8);
    const missing = [];
    for (const path of named) if ((await fetch(`${simulator.url}/${path}`)).status !== 200) missing.push(path);
    expect(missing).toEqual([]);
  });

  it.each(["/%2e%2e/server.ts", "/..%2fserver.ts", "/server.ts"])("serves no file beside its own: %s", async (path) => {
    const { simulator } = await startWorld();
    expect((await fetch(simulator.url + path)).status).toBe(404);
  });
});

describe("the events", () => {
  it("begin with all that is known and go on with what happens", async () => {
    const { simulator, call } = await startWorld();
    const response = await fetch(`${simulator.url}/sim/events`);
    const lines = createInterface({ input: Readable.fromWeb(response.body as never) })[Symbol.asyncIterator]();
    const next = async (type: string): Promise<object> => {
      for (;;) {
        const { value: line } = await lines.next();
        if (line === `event: ${type}`) return JSON.parse(String((await lines.next()).value).slice("data: ".length));
      }
    };

    expect(await next("hello")).toMatchObject({
      business: { name: "Loja Aurora" },
      customers: [{ name: "Mariana Souza" }, {}, {}, {}, {}, {}],
    });

    await call("POST", `/sim/customers/${MARIANA}/messages`, { text: "Oi" });
    expect(await next("message")).toMatchObject({ phone: MARIANA, message: { text: "Oi", status: "sent" } });
    expect(await next("message")).toMatchObject({ message: { text: "Oi", status: "delivered" } });
  });
});

describe("the simulator", () => {
  it("takes no orders from a page of another site", async () => {
    const { call } = await startWorld();
    const answer = await call("PUT", "/sim/faults", {}, { "sec-fetch-site": "cross-site" });
    expect(answer).toEqual({ status: 403, body: { error: { code: "other_site" } } });
  });

  it("says when its port is taken", async () => {
    const { simulator } = await startWorld();
    await expect(createSimulator({ port: Number(new URL(simulator.url).port) })).rejects.toThrow("EADDRINUSE");
  });
});
