import { afterAll, beforeAll, expect, test } from "vitest";
import { type Demo, startDemo } from "../support/e2e/demo.ts";
import type { Person } from "../support/e2e/person.ts";

let demo: Demo;
let ana: Person;
const said: string[] = [];

beforeAll(async () => {
  demo = await startDemo();
  ana = await demo.signIn("ana");
  ana.page.on("console", (it) => ["error", "warning"].includes(it.type()) && said.push(it.text()));
});
afterAll(() => demo.stop());

test("no page has anything to complain of in the console, light or dark, wide or narrow", async () => {
  for (const [width, colorScheme] of [
    [1280, "light"],
    [360, "dark"],
  ] as const) {
    await ana.page.setViewportSize({ width, height: 800 });
    await ana.page.emulateMedia({ colorScheme });
    for (const path of ["/atendimentos", "/contatos", "/ajustes/equipes", "/ajustes/usuarios", "/nao-existe"]) {
      await ana.page.goto(path);
      await ana.page.getByRole("main").getByRole("heading").first().waitFor();
    }
  }
  expect(said).toEqual([]);
  expect(ana.complaints).toEqual([]);
});

test("every answer carries the security headers, and no page runs inline scripts", async () => {
  for (const path of ["/", "/entrar", "/api/me", "/assets/nothing.js", "/service-worker.js", "/webhooks/whatsapp/x"]) {
    const { headers } = await fetch(demo.url + path);
    expect({ path, ...Object.fromEntries(headers) }).toMatchObject({
      path,
      "content-security-policy": expect.stringMatching(
        /^default-src 'none'; script-src 'self'; style-src 'self';.*frame-ancestors 'none'/,
      ),
      "strict-transport-security": expect.stringMatching(/max-age=\d{8}/),
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "permissions-policy": expect.stringContaining("camera=()"),
    });
  }
  expect(await (await fetch(demo.url)).text()).not.toMatch(/<script(?![^>]*\ssrc=)|\sstyle=|\son\w+=/);
});

test("the cookie of a session is out of reach for scripts and other sites", async () => {
  const cookies = await ana.context.cookies();
  expect(cookies).not.toEqual([]);
  for (const it of cookies) expect(it).toMatchObject({ httpOnly: true, sameSite: "Lax" });
});

test("what customers write is shown as text, never run", async () => {
  const carla = await demo.signIn("carla");
  const eve = await demo.simulator.customer('<img src=x onerror="document.title=1">');
  await eve.writes(
    '<script>document.title="lido"</script><b>negrito</b> javascript:alert(1) https://prosa.test/a?b="c"',
  );
  await carla.open("Fila", eve);
  await carla.bubble("<b>negrito</b>").waitFor();
  expect(await carla.page.title()).toMatch(/Prosa$/);
  expect(await carla.messages.getByRole("link").evaluateAll((all) => all.map((it) => it.getAttribute("href")))).toEqual(
    [expect.stringMatching(/^https:\/\/prosa\.test\/a\?b=/)],
  );
});

test("the app can be installed: a manifest with icons, and a service worker", async () => {
  await ana.isInstalled();
  await ana.page.goto("/");
  const href = await ana.page.locator('link[rel="manifest"]').getAttribute("href");
  const manifest = await (await fetch(new URL(href ?? "", demo.url))).json();
  expect(manifest).toMatchObject({ name: "Prosa", display: "standalone", start_url: expect.stringMatching(/^\//) });
  expect(manifest.icons.map((it: { sizes: string }) => it.sizes)).toEqual(
    expect.arrayContaining(["192x192", "512x512"]),
  );
  for (const { src, type } of manifest.icons) {
    const icon = await fetch(new URL(src, demo.url));
    expect(icon.headers.get("content-type")).toBe(type);
  }
  const session = await ana.context.newCDPSession(ana.page);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  expect(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito")).toEqual([]);
});
