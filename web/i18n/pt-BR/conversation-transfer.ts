import { pluralIn } from "../plural.ts";

const plural = pluralIn("pt-BR");

/** Where a conversation can be given to. */
export const conversationTransfer = {
  transferTitle: "Transferir atendimento",
  transferTo: "Para quem?",
  transferSearch: "Buscar equipe ou pessoa",
  transferNone: (p: { query: string }) => `Nenhuma equipe ou pessoa combina com “${p.query}”.`,
  transferQueue: "Fila da equipe",
  transferMembers: (n: number) => plural(n, { one: "1 pessoa", other: `${n} pessoas` }),
  transferEmptyTeam: "Ninguém nesta equipe",
  transferOnline: "Conectado agora",
  transferSubmit: "Transferir",
  transferLose: "Depois de transferir, esta conversa deixa de aparecer para você.",
};
