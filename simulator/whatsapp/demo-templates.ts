/** A template as `GET …/message_templates` lists it. Source: WhatsApp Business Management API, Message Templates. */
export interface Template {
  id: string;
  name: string;
  language: string;
  category: "MARKETING" | "UTILITY" | "AUTHENTICATION";
  status: "APPROVED" | "PENDING" | "REJECTED" | "PAUSED" | "DISABLED";
  parameter_format: "POSITIONAL" | "NAMED";
  quality_score: { score: "GREEN" | "YELLOW" | "RED" | "UNKNOWN" };
  rejected_reason: string;
  components: Component[];
}

export type Component =
  | { type: "HEADER"; format: "TEXT" | "IMAGE" | "VIDEO" | "DOCUMENT"; text?: string; example?: object }
  | { type: "BODY"; text: string; example?: object }
  | { type: "FOOTER"; text: string }
  | { type: "BUTTONS"; buttons: TemplateButton[] };

export interface TemplateButton {
  type: "QUICK_REPLY" | "URL" | "PHONE_NUMBER";
  text: string;
  url?: string;
  phone_number?: string;
  example?: string[];
}

const APPROVED = { status: "APPROVED", quality_score: { score: "GREEN" }, rejected_reason: "NONE" } as const;

/** What the demo company has had approved, and what not. */
export const DEMO_TEMPLATES: readonly Template[] = [
  {
    ...APPROVED,
    id: "100000000000101",
    name: "lembrete_de_agendamento",
    language: "pt_BR",
    category: "UTILITY",
    parameter_format: "POSITIONAL",
    components: [
      {
        type: "BODY",
        text: "Olá, {{1}}. Sua retirada na Loja Aurora está marcada para {{2}}.",
        example: { body_text: [["Mariana", "sexta, às 15h"]] },
      },
      { type: "FOOTER", text: "Loja Aurora" },
      {
        type: "BUTTONS",
        buttons: [
          { type: "QUICK_REPLY", text: "Confirmar" },
          { type: "QUICK_REPLY", text: "Remarcar" },
        ],
      },
    ],
  },
  {
    ...APPROVED,
    id: "100000000000102",
    name: "promocao_de_inverno",
    language: "pt_BR",
    category: "MARKETING",
    parameter_format: "POSITIONAL",
    components: [
      { type: "HEADER", format: "IMAGE", example: { header_handle: ["https://lojas.example/inverno.jpg"] } },
      {
        type: "BODY",
        text: "{{1}}, a coleção de inverno chegou com 20% de desconto até domingo.",
        example: { body_text: [["Mariana"]] },
      },
      {
        type: "BUTTONS",
        buttons: [
          {
            type: "URL",
            text: "Ver a coleção",
            url: "https://lojas.example/inverno/{{1}}",
            example: ["https://lojas.example/inverno/mantas"],
          },
          { type: "QUICK_REPLY", text: "Não quero receber" },
        ],
      },
    ],
  },
  {
    ...APPROVED,
    id: "100000000000103",
    name: "boas_vindas",
    language: "pt_BR",
    category: "UTILITY",
    parameter_format: "NAMED",
    components: [
      { type: "HEADER", format: "TEXT", text: "Bem-vinda à Loja Aurora" },
      {
        type: "BODY",
        text: "Oi, {{nome}}. Quem cuida do seu pedido {{pedido}} é {{atendente}}.",
        example: {
          body_text_named_params: [
            { param_name: "nome", example: "Mariana" },
            { param_name: "pedido", example: "1024" },
            { param_name: "atendente", example: "Carla" },
          ],
        },
      },
    ],
  },
  {
    id: "100000000000104",
    name: "pesquisa_de_satisfacao",
    language: "pt_BR",
    category: "MARKETING",
    status: "PENDING",
    parameter_format: "POSITIONAL",
    quality_score: { score: "UNKNOWN" },
    rejected_reason: "NONE",
    components: [{ type: "BODY", text: "Como foi o atendimento, {{1}}?", example: { body_text: [["Mariana"]] } }],
  },
  {
    id: "100000000000105",
    name: "sorteio_relampago",
    language: "pt_BR",
    category: "MARKETING",
    status: "REJECTED",
    parameter_format: "POSITIONAL",
    quality_score: { score: "UNKNOWN" },
    rejected_reason: "PROMOTIONAL",
    components: [{ type: "BODY", text: "Você ganhou. Responda com os dados do seu cartão." }],
  },
];
