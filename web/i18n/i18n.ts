import { type Flatten, flatten, translator } from "@solid-primitives/i18n";
import { createRoot, createSignal } from "solid-js";
import { ptBR } from "./pt-BR/index.ts";

export const LOCALES = ["pt-BR", "en"] as const;
export type Locale = (typeof LOCALES)[number];

/** Every word of the interface. Portuguese is written first; another language has the same keys or does not compile. */
export type Dictionary = typeof ptBR;

const KEY = "prosa.locale";

const store = createRoot(() => {
  const [locale, setLocale] = createSignal<Locale>("pt-BR");
  const [words, setWords] = createSignal<Flatten<Dictionary>>(flatten(ptBR));
  return { locale, setLocale, words, setWords };
});

export const locale = store.locale;

/** The words for a key in the language of the moment; reactive. */
export const t = translator(store.words);

export const chooseLocale = async (wanted: Locale): Promise<void> => {
  const dictionary = await load(wanted);
  store.setWords(() => flatten(dictionary));
  store.setLocale(wanted);
  document.documentElement.lang = wanted;
  localStorage.setItem(KEY, wanted);
};

/** The language chosen earlier on this device; Portuguese paints at once, another as soon as it has been loaded. */
export const restoreLocale = async (): Promise<void> => {
  if (localStorage.getItem(KEY) === "en") await chooseLocale("en");
};

const load = async (wanted: Locale): Promise<Dictionary> =>
  wanted === "en" ? (await import("./en/index.ts")).en : ptBR;
