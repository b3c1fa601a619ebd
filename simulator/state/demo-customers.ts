import type { CustomerChange } from "./customer.ts";

type WithPhone = Extract<CustomerChange, { phone: string }>;

const onWhatsApp = (phone: string, name: string, about: Partial<WithPhone> = {}): WithPhone => ({
  channel: "whatsapp",
  phone,
  name,
  ...about,
});

/** Célia's number has no ninth digit, as WhatsApp reports many from outside São Paulo; Otávio hides his. */
export const DEMO_CUSTOMERS: readonly WithPhone[] = [
  onWhatsApp("5511987650001", "Mariana Souza"),
  onWhatsApp("5511987650002", "João Pedro Lima"),
  onWhatsApp("5521987650003", "Beatriz Nogueira"),
  onWhatsApp("5531987650004", "Rafael Antunes"),
  onWhatsApp("555187650005", "Célia Wagner"),
  onWhatsApp("5571987650006", "Otávio Reis", { hidePhone: true }),
];

/** People of the other channels, for whoever plays with the page. */
export const SOCIAL_CUSTOMERS: readonly CustomerChange[] = [
  { channel: "instagram", address: "17841400000000011", name: "Larissa Prado" },
  { channel: "instagram", address: "17841400000000012", name: "Caio Menezes" },
  { channel: "messenger", address: "7300000000000021", name: "Dona Neide Alves" },
  { channel: "messenger", address: "7300000000000022", name: "Igor Salles" },
  { channel: "zapi", phone: "5541987650031", name: "Padaria Trigal" },
  { channel: "zapi", phone: "5585987650032", name: "Wesley Barros" },
];
