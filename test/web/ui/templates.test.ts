import { expect, test } from "vitest";
import type { Template } from "#shared/model/template.ts";
import { matchingTemplates, piecesOf, readPlace } from "../../../web/features/inbox/composer/templates/places.ts";

const template = (name: string, some: Partial<Template> = {}): Template => ({
  name,
  language: "pt_BR",
  category: "utility",
  status: "approved",
  quality: null,
  reason: null,
  header: null,
  body: "Olá",
  footer: null,
  buttons: [],
  ...some,
});
const names = (all: Template[], query: string) =>
  matchingTemplates(all, query, "pt-BR").map((it) => `${it.name} ${it.language}`);

test("a place says which part it stands in and what it is called there", () => {
  expect(["header.1", "body.nome", "button.0.1"].map(readPlace)).toEqual([
    { part: "header", name: "1" },
    { part: "body", name: "nome" },
    { part: "button", name: "1" },
  ]);
});

test("the preview tells places that wait from text, and never takes what was filled in for a place", () => {
  expect(piecesOf("Oi, {{1}}! Chega {{ 2 }}.", "body", { "body.1": "{{2}}" })).toEqual([
    { text: "Oi, ", isPlace: false },
    { text: "{{2}}", isPlace: false },
    { text: "! Chega ", isPlace: false },
    { text: "{{ 2 }}", isPlace: true },
    { text: ".", isPlace: false },
  ]);
});

test("only approved templates are offered, found by name or text without regard to accents", () => {
  const all = [
    template("pedido_enviado", { body: "Seu pedido está a caminho" }),
    template("cupom", { status: "rejected" }),
    template("promo", { status: "paused" }),
  ];
  expect(names(all, "")).toEqual(["pedido_enviado pt_BR"]);
  expect(names(all, "esta CAMINHO")).toEqual(["pedido_enviado pt_BR"]);
  expect(names(all, "pedido enviado")).toEqual(["pedido_enviado pt_BR"]);
  expect(names(all, "cupom")).toEqual([]);
});

test("of one name the reader's language comes first", () => {
  const all = [template("boas_vindas", { language: "en_US" }), template("boas_vindas")];
  expect(names(all, "")).toEqual(["boas_vindas pt_BR", "boas_vindas en_US"]);
});
