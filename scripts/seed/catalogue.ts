import type { Dialogue } from "./dialogue.ts";
import type { Random } from "./random.ts";

export type Gender = "f" | "m";

export type Product = { name: string; gender: Gender; cents: number; sizes: readonly string[] };

const CLOTHES = ["P", "M", "G", "GG"];
const WOMENS_SHOES = ["34", "35", "36", "37", "38", "39"];
const MENS_SHOES = ["39", "40", "41", "42", "43"];

const WOMENS_CLOTHES: readonly Product[] = [
  { name: "vestido midi Lis", gender: "m", cents: 18_990, sizes: CLOTHES },
  { name: "blusa de linho Brisa", gender: "f", cents: 14_990, sizes: CLOTHES },
  { name: "calça pantalona Duna", gender: "f", cents: 19_990, sizes: CLOTHES },
  { name: "jaqueta jeans Norte", gender: "f", cents: 28_900, sizes: CLOTHES },
  { name: "saia plissada Íris", gender: "f", cents: 16_990, sizes: CLOTHES },
  { name: "macacão Flora", gender: "m", cents: 23_990, sizes: CLOTHES },
];

const MENS_CLOTHES: readonly Product[] = [
  { name: "camisa de linho Cais", gender: "f", cents: 22_900, sizes: CLOTHES },
  { name: "jaqueta jeans Porto", gender: "f", cents: 28_900, sizes: CLOTHES },
  { name: "calça chino Vale", gender: "f", cents: 19_900, sizes: CLOTHES },
  { name: "cardigã Serra", gender: "m", cents: 23_900, sizes: CLOTHES },
];

const SHOES: Record<Gender, readonly Product[]> = {
  f: [
    { name: "tênis Passo", gender: "m", cents: 25_990, sizes: WOMENS_SHOES },
    { name: "sandália Areia", gender: "f", cents: 15_990, sizes: WOMENS_SHOES },
    { name: "bota Trilha", gender: "f", cents: 45_900, sizes: WOMENS_SHOES },
  ],
  m: [
    { name: "tênis Passo", gender: "m", cents: 25_990, sizes: MENS_SHOES },
    { name: "mocassim Roma", gender: "m", cents: 27_990, sizes: MENS_SHOES },
  ],
};

const ACCESSORIES: readonly Product[] = [
  { name: "bolsa Marina", gender: "f", cents: 32_900, sizes: ["único"] },
  { name: "mochila Rota", gender: "f", cents: 27_900, sizes: ["único"] },
  { name: "carteira Lume", gender: "f", cents: 13_900, sizes: ["único"] },
  { name: "mala de bordo Voo", gender: "f", cents: 48_900, sizes: ["único"] },
];

/** Words that are the same for a masculine and a feminine product. */
export const COLOURS = ["azul", "verde", "bege", "vinho", "marrom", "cinza", "azul-marinho"];

/** Something that the customer would ask for in a dialogue about such products. */
export const productFor = (kind: Dialogue["product"], gender: Gender, random: Random): Product => {
  const clothes = gender === "f" ? WOMENS_CLOTHES : MENS_CLOTHES;
  if (kind === "accessory") return random.pick(ACCESSORIES);
  return random.pick(kind === "clothes" ? clothes : [...clothes, ...SHOES[gender]]);
};
