import { withNinthDigit } from "../../worker/channels/phone.ts";
import { DEMO_CUSTOMERS } from "../../simulator/state/demo-customers.ts";
import type { Gender } from "./catalogue.ts";
import { channelOf } from "./company.ts";
import type { NewIdAt } from "./ids.ts";
import { MEN, namesIn, SOCIAL_MEN, SOCIAL_WOMEN, UNWANTED_SENDERS, WOMEN } from "./names.ts";
import type { Random } from "./random.ts";

export type Customer = {
  id: string;
  name: string;
  gender: Gender;
  city: string;
  cep: string;
  identity: { kind: "phone" | "instagram" | "messenger"; scope: string; externalId: string; address: string };
};

export type Customers = { played: Customer[]; usual: Customer[]; social: Customer[]; unwanted: Customer[] };

/** Customers of the simulator that the company knows already; the others write to it for the first time. */
const PLAYED: Record<string, Gender> = { "5511987650002": "m", "5531987650004": "m", "555187650005": "f" };

type Area = { code: string; city: string; cep: string };

/** Area codes, and the first digits of a postal code there. Half of the customers live near the shop. */
const SAO_PAULO: Area = { code: "11", city: "São Paulo", cep: "05422" };
const AREAS: readonly Area[] = `
12 12243 São José dos Campos, 13 11055 Santos, 15 18030 Sorocaba, 16 14025 Ribeirão Preto, 19 13025 Campinas,
21 24220 Niterói, 27 29055 Vitória, 31 30140 Belo Horizonte, 32 36025 Juiz de Fora, 41 80240 Curitiba, 43 86010 Londrina,
47 89201 Joinville, 48 88015 Florianópolis, 51 90540 Porto Alegre, 54 95020 Caxias do Sul, 61 70294 Brasília,
62 74120 Goiânia, 71 41810 Salvador, 81 51020 Recife, 84 59020 Natal, 85 60165 Fortaleza, 91 66055 Belém, 92 69057 Manaus
`
  .trim()
  .split(/,\s+/)
  .map((it) => {
    const [code = "", cep = "", ...city] = it.split(" ");
    return { code, cep, city: city.join(" ") };
  });

export const buildCustomers = (knownSince: number, newId: NewIdAt, random: Random): Customers => {
  const customer = (name: string, gender: Gender, area: Area, identity: Customer["identity"]): Customer => ({
    id: newId(knownSince),
    name,
    gender,
    city: area.city,
    cep: `${area.cep}-${String(random.int(10, 989)).padStart(3, "0")}`,
    identity,
  });
  const taken = new Set<string>();
  const byPhone = (names: string, gender: Gender) =>
    namesIn(names).map((name) => {
      const area = random.chance(0.45) ? SAO_PAULO : random.pick(AREAS);
      return customer(name, gender, area, phoneIdentity(newPhone(area, taken, random)));
    });
  const social = [...namesIn(SOCIAL_WOMEN), ...namesIn(SOCIAL_MEN)];
  return {
    played: DEMO_CUSTOMERS.flatMap(({ phone, name = "" }) => {
      const gender = PLAYED[phone];
      const area = AREAS.find((it) => phone.startsWith(`55${it.code}`)) ?? SAO_PAULO;
      return gender ? [customer(name, gender, area, phoneIdentity(phone))] : [];
    }),
    usual: random.shuffled([...byPhone(WOMEN, "f"), ...byPhone(MEN, "m")]),
    social: social.map((name, index) => {
      const { kind, externalId } = channelOf(index < 3 ? "demo-instagram" : "demo-messenger");
      const id = `${random.int(10 ** 7, 10 ** 8 - 1)}${random.int(10 ** 8, 10 ** 9 - 1)}`;
      return customer(name, index < namesIn(SOCIAL_WOMEN).length ? "f" : "m", random.pick(AREAS), {
        kind: kind as "instagram" | "messenger",
        scope: externalId,
        externalId: id,
        address: id,
      });
    }),
    unwanted: byPhone(UNWANTED_SENDERS, "m"),
  };
};

const phoneIdentity = (address: string): Customer["identity"] => ({
  kind: "phone",
  scope: "",
  externalId: withNinthDigit(address),
  address,
});

/** A mobile number as WhatsApp spells it: many from outside São Paulo, Rio and Espírito Santo lack the ninth digit. */
const newPhone = ({ code }: Area, taken: Set<string>, random: Random): string => {
  for (;;) {
    const digits = `${random.int(6, 9)}${random.int(10 ** 6, 10 ** 7 - 2)}`;
    if (taken.has(digits) || digits.endsWith("0000")) continue;
    taken.add(digits);
    return `55${code}${Number(code) > 28 && random.chance(0.6) ? "" : "9"}${digits}`;
  }
};
