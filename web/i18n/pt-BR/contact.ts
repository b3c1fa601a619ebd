import { pluralIn } from "../plural.ts";

const plural = pluralIn("pt-BR");

export const contact = {
  title: "Contatos",
  panel: "Dados do contato",
  search: "Buscar por nome ou telefone",
  archivedSwitch: "Arquivados",
  blockedSwitch: "Bloqueados",
  name: "Nome",
  phone: "Telefone",
  noPhone: "Sem telefone",
  copyPhone: "Copiar telefone",
  copied: "Copiado",
  since: "Contato desde",
  conversations: "Conversas",
  noConversations: "Nenhuma conversa que você possa ver.",
  historyOffline: "O histórico aparece quando a conexão voltar.",
  historyFailed: "Não foi possível carregar o histórico.",
  current: "Esta conversa",
  blocked: "Bloqueado",
  archived: "Arquivado",
  blockedSince: (p: { when: string }) => `Bloqueado desde ${p.when}. Nada do que este contato envia é recebido.`,
  archivedSince: (p: { when: string }) => `Arquivado desde ${p.when}. Uma nova mensagem dele o traz de volta.`,
  marketingStopped: (p: { when: string }) =>
    `Pediu para não receber publicidade, ${p.when}. Respostas continuam sendo entregues.`,
  origins: "Como chegou",
  origin: {
    ad: "Veio de um anúncio",
    post: "Veio de uma publicação",
    link: "Veio de um link",
    unknown: "Veio de fora",
  },
  originOpen: "Ver a origem em nova aba",
  providerBlock: {
    block: {
      waiting: (p: { channel: string }) => `Avisando ${p.channel} do bloqueio.`,
      done: (p: { channel: string }) => `Bloqueado também em ${p.channel}.`,
      failed: (p: { channel: string }) => `Bloqueado na Prosa. ${p.channel} não aceitou o bloqueio:`,
    },
    unblock: {
      waiting: (p: { channel: string }) => `Avisando ${p.channel} do desbloqueio.`,
      done: (p: { channel: string }) => `Desbloqueado também em ${p.channel}.`,
      failed: (p: { channel: string }) => `${p.channel} não aceitou o desbloqueio:`,
    },
  },
  refused: (p: { n: number; when: string }) =>
    plural(p.n, {
      one: `1 mensagem recusada desde o bloqueio, ${p.when}.`,
      other: `${p.n} mensagens recusadas desde o bloqueio, a última ${p.when}.`,
    }),
  block: "Bloquear contato",
  unblock: "Desbloquear contato",
  archive: "Arquivar contato",
  unarchive: "Desarquivar contato",
  blockTitle: (p: { name: string }) => `Bloquear ${p.name}?`,
  blockText: (p: { name: string }) =>
    `Novas mensagens de ${p.name} não serão recebidas, em nenhum canal, e nada será enviado a este contato. As conversas ficam onde estão, só para leitura. Você pode desbloquear quando quiser.`,
  archiveTitle: (p: { name: string }) => `Arquivar ${p.name}?`,
  archiveText: (p: { name: string }) =>
    `${p.name} sai da lista de contatos de toda a empresa. As conversas ficam onde estão. Uma nova mensagem deste contato o traz de volta, e você pode desarquivar quando quiser.`,
  unblockTitle: (p: { name: string }) => `Desbloquear ${p.name}?`,
  unblockText: (p: { name: string }) =>
    `${p.name} volta a poder escrever para a empresa. O que foi enviado durante o bloqueio não será recuperado.`,
  empty: {
    activeTitle: "Nenhum contato ainda",
    activeText: "Quem escrever para a empresa aparece aqui.",
    archivedTitle: "Nenhum contato arquivado",
    archivedText: "Contatos que você arquivar ficam aqui até escreverem de novo.",
    blockedTitle: "Nenhum contato bloqueado",
    blockedText: "Contatos bloqueados por um administrador ficam aqui.",
    searchTitle: "Nada encontrado",
    searchText: (p: { query: string }) => `Nenhum contato combina com “${p.query}”.`,
    offlineTitle: "Contatos precisam de conexão",
    offlineText: "As conversas guardadas continuam em Atendimentos. A lista de contatos volta com a internet.",
    failedTitle: "Não foi possível carregar os contatos",
    failedText: "O servidor não respondeu. Tente de novo em instantes.",
    pickTitle: "Escolha um contato",
    pickText: "Os dados e as conversas dele aparecem aqui.",
  },
  notFoundTitle: "Este contato não existe mais",
  notFoundText: "Ele pode ter sido unido a outro ou o endereço está errado.",
};
