import { type Flatten, flatten, translator } from "@solid-primitives/i18n";
import { createRoot, createSignal } from "solid-js";
import { first } from "./pt-BR/first.ts";
import type { ptBR } from "./pt-BR/index.ts";

export const LOCALES = ["pt-BR", "en"] as const;
export type Locale = (typeof LOCALES)[number];

/** Every word of the interface. Portuguese is written first; another language has the same keys or does not compile. */
export type Dictionary = typeof ptBR;
type Words = Flatten<Dictionary>;

const KEY = "prosa.locale";

const store = createRoot(() => {
  const [locale, setLocale] = createSignal<Locale>("pt-BR");
  /** As far as pages that need them have been loaded. */
  const [portuguese, setPortuguese] = createSignal<Record<string, unknown>>(flatten(first));
  const [other, setOther] = createSignal<Words | null>(null);
  // A page brings the words that it says: a test follows its imports.
  const words = (): Words => other() ?? (portuguese() as Words);
  return { locale, setLocale, setPortuguese, setOther, words };
});

export const locale = store.locale;

/** The words for a key in the language of the moment; reactive. */
export const t = translator(store.words);

/** Takes in the Portuguese words that a page brings along. */
export const learn = (part: { [Name in keyof Dictionary]?: Partial<Dictionary[Name]> }): void =>
  void store.setPortuguese((known) => ({ ...known, ...flatten<Record<string, unknown>>(part) }));

export const chooseLocale = async (wanted: Locale): Promise<void> => {
  const other = wanted === "en" ? (await import("./en/index.ts")).en : null;
  store.setOther(other && flatten(other));
  store.setLocale(wanted);
  document.documentElement.lang = wanted;
  localStorage.setItem(KEY, wanted);
};

/** The language chosen earlier on this device; Portuguese paints at once, another as soon as it has been loaded. */
export const restoreLocale = async (): Promise<void> => {
  if (localStorage.getItem(KEY) === "en") await chooseLocale("en");
};
