import { describe, expect, it } from "vitest";
import { MARIANA, startWorld, TOKEN, type World } from "./support/world.ts";

const WABA = "/v23.0/100000000000009/message_templates";

type Page = { data: { name: string }[]; paging?: { next?: string } };

const text = (value: string, name?: string) => ({ type: "text", text: value, ...(name && { parameter_name: name }) });

const sendTemplate = ({ send }: World, name: string, components: object[], code = "pt_BR") =>
  send({ type: "template", text: undefined, template: { name, language: { code }, components } });

describe("the templates", () => {
  it("are listed with their status, page by page", async () => {
    const { call } = await startWorld();
    const names: string[] = [];
    for (let path: string | undefined = `${WABA}?limit=2`; path;) {
      const page: { body: Page } = await call<Page>("GET", path, undefined, TOKEN);
      names.push(...page.body.data.map((it) => it.name));
      path = page.body.paging?.next && page.body.paging.next.slice(page.body.paging.next.indexOf("/v23.0"));
    }
    expect(names).toEqual([
      "lembrete_de_agendamento",
      "promocao_de_inverno",
      "boas_vindas",
      "pesquisa_de_satisfacao",
      "sorteio_relampago",
    ]);
  });

  it("are listed to nobody without the token", async () => {
    const { call } = await startWorld();
    expect((await call("GET", WABA)).status).toBe(401);
  });

  it("with named places are filled by name, in any order", async () => {
    const world = await startWorld();
    const parameters = [text("Carla", "atendente"), text("Mariana", "nome"), text("1024", "pedido")];
    await sendTemplate(world, "boas_vindas", [{ type: "body", parameters }]);
    expect(await world.bubbles(MARIANA)).toMatchObject([
      { text: "Bem-vinda à Loja Aurora\n\nOi, Mariana. Quem cuida do seu pedido 1024 é Carla." },
    ]);
  });

  it("with a picture and an address take both", async () => {
    const world = await startWorld();
    const file = new FormData();
    file.set("messaging_product", "whatsapp");
    file.set("file", new File([new Uint8Array([1, 2, 3])], "inverno.png", { type: "image/png" }));
    const upload = { method: "POST", headers: TOKEN, body: file };
    const { id } = await (await fetch(`${world.simulator.url}/v23.0/100000000000001/media`, upload)).json();
    await sendTemplate(world, "promocao_de_inverno", [
      { type: "header", parameters: [{ type: "image", image: { id } }] },
      { type: "body", parameters: [text("Mariana")] },
      { type: "button", sub_type: "url", index: "0", parameters: [text("mantas")] },
    ]);
    await world.simulator.idle();
    expect(await world.bubbles(MARIANA)).toMatchObject([
      {
        media: { mime: "image/png" },
        buttons: [{ kind: "url", url: "https://lojas.example/inverno/mantas" }, { kind: "reply" }],
      },
    ]);
  });

  const winter = [
    { type: "body", parameters: [text("a")] },
    { type: "button", index: "0", parameters: [text("mantas")] },
  ];
  const filled = [{ type: "body", parameters: [text("Mariana"), text("sexta")] }];
  it.each<[string, string, object[], string | undefined, number]>([
    ["nobody has", "ola", [], undefined, 132001],
    ["is in another language", "lembrete_de_agendamento", filled, "en_US", 132001],
    ["is not approved yet", "pesquisa_de_satisfacao", [], undefined, 132001],
    ["was rejected", "sorteio_relampago", [], undefined, 132001],
    ["has more places", "lembrete_de_agendamento", [{ type: "body", parameters: [text("a")] }], undefined, 132000],
    [
      "has no value for",
      "boas_vindas",
      [{ type: "body", parameters: ["x", "y", "z"].map((it) => text(it, it)) }],
      undefined,
      132012,
    ],
    ["needs a picture", "promocao_de_inverno", winter, undefined, 132012],
  ])("that %s: refused", async (_why, name, components, language, code) => {
    const world = await startWorld();
    const { status, body } = await sendTemplate(world, name, components, language);
    expect(body.error.code).toBe(code);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(await world.log()).toEqual([]);
  });

  it("that Meta pauses are refused, and Prosa is told", async () => {
    const world = await startWorld();
    await world.call("PUT", "/sim/templates/boas_vindas", { status: "PAUSED", quality: "RED" });
    await world.simulator.idle();
    expect((await sendTemplate(world, "boas_vindas", [])).body.error.code).toBe(132015);
    expect(world.prosa.taken()).toMatchObject([
      { event: "PAUSED", message_template_name: "boas_vindas", message_template_language: "pt_BR" },
      { previous_quality_score: "GREEN", new_quality_score: "RED" },
    ]);
  });
});
