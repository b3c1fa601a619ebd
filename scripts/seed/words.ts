import { COLOURS, productFor, type Gender } from "./catalogue.ts";
import { greetingAt } from "./calendar.ts";
import type { Customer } from "./customers.ts";
import type { Dialogue } from "./dialogue.ts";
import type { Random } from "./random.ts";

export type Words = Record<string, string>;

/** What a conversation's dialogue is filled with: its customer, its product, its numbers. */
export const wordsFor = (customer: Customer, dialogue: Dialogue, pixKey: string, random: Random): Words => {
  const { name, gender, cents, sizes } = productFor(dialogue.product, customer.gender, random);
  const size = random.int(0, sizes.length - 1);
  const digits = (count: number) => Array.from({ length: count }, () => random.int(0, 9)).join("");
  const amount = (cents / 100).toFixed(2);
  const feminine = gender === "f";
  return {
    cliente: customer.name.split(" ")[0] ?? "",
    cidade: customer.city,
    cep: customer.cep,
    "o produto": `${feminine ? "a" : "o"} ${name}`,
    "do produto": `${feminine ? "da" : "do"} ${name}`,
    "no produto": `${feminine ? "na" : "no"} ${name}`,
    "um produto": `${feminine ? "uma" : "um"} ${name}`,
    "outro produto": `${feminine ? "outra" : "outro"} ${name}`,
    cor: random.pick(COLOURS),
    tamanho: sizes[size] ?? "",
    "outro tamanho": sizes[size + 1] ?? sizes[size - 1] ?? "",
    preço: money(cents),
    frete: money(random.int(14, 32) * 100 + 90),
    pedido: `4${digits(4)}`,
    nota: `${random.int(10, 79)}.${digits(3)}`,
    rastreio: `AU${digits(9)}BR`,
    pix: `00020126580014br.gov.bcb.pix0136${pixKey}520400005303986540${amount.length}${amount}5802BR5911LOJA AURORA6009SAO PAULO62070503***6304${digits(4)}`,
    boleto: `00190.${digits(5)} ${digits(5)}.${digits(6)} ${digits(5)}.${digits(6)} ${digits(1)} ${digits(4)}${String(cents).padStart(10, "0")}`,
  };
};

/** The words of one line, which depend on who speaks and when. */
export const spokenBy = (speaker: { name: string; gender: Gender }, at: number): Words => ({
  oi: greetingAt(at),
  obrigado: speaker.gender === "f" ? "obrigada" : "obrigado",
  atendente: `${speaker.gender === "f" ? "a" : "o"} ${speaker.name.split(" ")[0]}`,
});

/** Draws each `[one|other]` and fills in each `{word}`; a word written with a capital gets one. */
export const fill = (text: string, words: Words, random: Random): string =>
  text
    .replace(/\[([^\]]*)\]/g, (_, choices: string) => random.pick(choices.split("|")))
    .replace(/\{([^}]*)\}/g, (_, name: string) => {
      const word = words[name] ?? words[name.toLowerCase()];
      if (word === undefined) throw new Error(`no word for {${name}} in: ${text}`);
      return name in words ? word : word.charAt(0).toUpperCase() + word.slice(1);
    });

const money = (cents: number): string => `R$ ${(cents / 100).toFixed(2).replace(".", ",")}`;
