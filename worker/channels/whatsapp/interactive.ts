import type { Content } from "./content.ts";
import { type Raw, recordOf, textOf } from "../raw.ts";

/** What a customer chose or filled in; all that the provider said of it is kept. */
export const interactiveOf = (body: Raw): Partial<Content> | null => {
  const choice = recordOf(body.button_reply) ?? recordOf(body.list_reply);
  if (choice) return answer(textOf(choice.title) ?? textOf(choice.id), choice);
  const form = recordOf(body.nfm_reply);
  if (form) return answer(filledIn(form.response_json) ?? textOf(form.body), form);
  const permission = recordOf(body.call_permission_reply);
  if (permission) {
    return answer(permission.response === "accept" ? "Permitiu ligações" : "Não permitiu ligações", permission);
  }
  return null;
};

const answer = (text: string | null, content: Raw): Partial<Content> => ({
  kind: "interactive",
  text: text ?? "Resposta",
  content: { ...content },
});

/** Not of interest to people: it ties the answers to the form that was sent. Source: WhatsApp Flows, response message. */
const TOKEN = "flow_token";

/** The answers of a form, one a line; null when there are none that can be read. */
const filledIn = (json: unknown): string | null => {
  const answers = recordOf(typeof json === "string" ? parsed(json) : json);
  if (!answers) return null;
  const lines = Object.entries(answers)
    .filter(([key]) => key !== TOKEN)
    .map(([key, value]) => `${key.replaceAll("_", " ").trim()}: ${wordsOf(value)}`);
  return textOf(lines.join("\n"));
};

const wordsOf = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(wordsOf).join(", ");
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value ?? "");
};

const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
};
