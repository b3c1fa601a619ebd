import type { Template } from "#shared/model/template.ts";

const template = (name: string, some: Partial<Template> & Pick<Template, "body">): Template => ({
  name,
  language: "pt_BR",
  category: "utility",
  status: "approved",
  quality: "GREEN",
  reason: null,
  header: null,
  footer: null,
  buttons: [],
  ...some,
});

export const TEMPLATES: readonly Template[] = [
  template("pedido_enviado", {
    header: { is: "text", text: "Pedido {{1}} a caminho" },
    body: "Oi, {{1}}! Seu pedido saiu hoje e chega até {{2}}. Acompanhe a entrega pelo botão abaixo.",
    footer: "Loja Aurora",
    buttons: [
      { kind: "url", text: "Acompanhar entrega", url: "https://lojaaurora.example/rastreio/{{1}}" },
      { kind: "reply", text: "Preciso de ajuda", url: null },
    ],
  }),
  template("retomar_conversa", {
    body: "Oi, {{nome}}! Ficou faltando concluir a nossa conversa. Posso continuar por aqui?",
    buttons: [
      { kind: "reply", text: "Sim, pode continuar", url: null },
      { kind: "reply", text: "Agora não", url: null },
    ],
  }),
  template("colecao_inverno", {
    category: "marketing",
    header: { is: "media", kind: "image" },
    body: "A coleção de inverno chegou. Quem já é cliente tem 15% até domingo.",
    footer: "Para não receber mais, responda SAIR.",
  }),
  template("retomar_conversa", {
    language: "en_US",
    body: "Hi, {{nome}}! We did not finish our conversation. May we go on here?",
  }),
  template("aviso_de_loja", { body: "Hoje a loja do centro fecha às 18h." }),
  template("promo_relampago", { category: "marketing", status: "pending", body: "Só hoje: {{1}}" }),
  template("cupom_antigo", { category: "marketing", status: "rejected", body: "Use o cupom {{1}}", reason: "INVALID" }),
];
