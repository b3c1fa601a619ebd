import type { Product } from "./product.ts";

const SIGN_INS = [
  ["ana@prosa.test", "administrator, supervisor of Suporte"],
  ["bruno@prosa.test", "supervisor of Vendas and VIP"],
  ["carla@prosa.test", "Vendas, Suporte"],
  ["diego@prosa.test", "Vendas, Suporte"],
  ["elisa@prosa.test", "VIP, Suporte"],
] as const;

/** What a newcomer needs once everything runs. */
export const welcome = ({ url, simulatorUrl }: Pick<Product, "url" | "simulatorUrl">): string => `
Prosa is running.

  App        ${url}
  Customers  ${simulatorUrl}   (a phone on which you play them)

Sign in to the demo company, Loja Aurora, with the password prosa-demo:

${SIGN_INS.map(([email, who]) => `  ${email.padEnd(18)} ${who}`).join("\n")}

Try this: sign in as carla, and in a private window as diego. Write as a customer on the phone: both see it in Fila. Take
it as carla (Atender) and watch it move to Outros for diego; reply, and see the ticks turn on the phone.

Ctrl-C stops everything.
`;
