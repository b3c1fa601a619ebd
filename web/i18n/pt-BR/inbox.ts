import { pluralIn } from "../plural.ts";

const plural = pluralIn("pt-BR");

export const inbox = {
  title: "Atendimentos",
  tabs: { queue: "Fila", mine: "Meus", others: "Outros", concluded: "Concluídos" },
  search: "Buscar por nome, telefone ou nota",
  list: "Conversas",
  resize: "Largura da lista",
  waiting: (p: { time: string }) => `Espera há ${p.time}`,
  answered: "Respondida",
  unread: (n: number) => plural(n, { one: "1 não lida", other: `${n} não lidas` }),
  count: (n: number) => plural(n, { one: "1 conversa", other: `${n} conversas` }),
  blocked: "Contato bloqueado",
  offlineSearch: "Só as conversas guardadas neste aparelho foram procuradas.",
  noMessage: "Sem mensagens ainda",
  pickTitle: "Escolha uma conversa",
  pickText: "Use as setas ou J e K para percorrer a lista, e Enter para abrir.",
  orphanChannel: (p: { channel: string; team: string }) =>
    `Mensagens de ${p.channel} chegam à equipe ${p.team}, que não tem ninguém para atender.`,
  orphanAction: "Incluir pessoas",
};
