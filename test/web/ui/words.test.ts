import { flatten } from "@solid-primitives/i18n";
import { describe, expect, test } from "vitest";
import { ERROR_CODES } from "#shared/errors.ts";
import { en } from "../../../web/i18n/en/index.ts";
import { pluralIn } from "../../../web/i18n/plural.ts";
import { ptBR } from "../../../web/i18n/pt-BR/index.ts";

describe("plurals", () => {
  const forms = (n: number) => ({ one: `${n} mensagem`, other: `${n} mensagens` });
  test("one is singular, none and many are plural", () => {
    const plural = pluralIn("pt-BR");
    expect([0, 1, 2].map((n) => plural(n, forms(n)))).toEqual(["0 mensagens", "1 mensagem", "2 mensagens"]);
  });
});

describe("both languages", () => {
  const words = { "pt-BR": flatten(ptBR) as Record<string, unknown>, en: flatten(en) as Record<string, unknown> };

  test("have the same keys", () => {
    expect(Object.keys(words.en).sort()).toEqual(Object.keys(words["pt-BR"]).sort());
  });

  test("say something under every key", () => {
    const sentences = [...sentencesOf(words["pt-BR"]), ...sentencesOf(words.en)];
    expect(sentences.filter((it) => it.trim() === "")).toEqual([]);
  });

  test.each(["pt-BR", "en"] as const)(
    "%s explains every error in a sentence, without an exclamation mark",
    (locale) => {
      for (const code of [...ERROR_CODES, "offline"]) {
        expect(words[locale][`errors.${code}`]).toMatch(/^[A-ZÀ-Ú].*\.$/);
      }
      expect(sentencesOf(words[locale]).filter((it) => it.includes("!"))).toEqual([]);
    },
  );
});

const sentencesOf = (words: Record<string, unknown>): string[] =>
  Object.values(words).filter((it): it is string => typeof it === "string");
