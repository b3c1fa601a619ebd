import type { CustomerChange } from "./customer.ts";

/** Célia's number has no ninth digit, as WhatsApp reports many from outside São Paulo; Otávio hides his. */
export const DEMO_CUSTOMERS: readonly CustomerChange[] = [
  { phone: "5511987650001", name: "Mariana Souza" },
  { phone: "5511987650002", name: "João Pedro Lima" },
  { phone: "5521987650003", name: "Beatriz Nogueira" },
  { phone: "5531987650004", name: "Rafael Antunes" },
  { phone: "555187650005", name: "Célia Wagner" },
  { phone: "5571987650006", name: "Otávio Reis", hidePhone: true },
];
