import { pluralIn } from "../plural.ts";

const plural = pluralIn("pt-BR");

export const common = {
  save: "Salvar",
  cancel: "Cancelar",
  close: "Fechar",
  back: "Voltar",
  search: "Buscar",
  clearSearch: "Limpar busca",
  tryAgain: "Tentar de novo",
  loading: "Carregando",
  loadMore: "Carregar mais",
  now: "agora",
  you: "Você",
  saved: "Salvo",
  saving: "Salvando…",
  channel: {
    whatsapp: "WhatsApp",
    zapi: "WhatsApp (Z-API)",
    instagram: "Instagram",
    messenger: "Messenger",
  },
  days: (n: number) => `${n} d`,
  conversations: (n: number) => plural(n, { one: `${n} conversa`, other: `${n} conversas` }),
  people: (n: number) => plural(n, { one: `${n} pessoa`, other: `${n} pessoas` }),
};
