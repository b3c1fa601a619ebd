import { pluralIn } from "../plural.ts";

const plural = pluralIn("pt-BR");

/** What stands around every page. */
export const frame = {
  skip: "Ir para o conteúdo",
  navigation: "Navegação principal",
  inbox: "Atendimentos",
  contacts: "Contatos",
  settings: "Ajustes",
  profile: (p: { name: string }) => `Perfil de ${p.name}`,
  online: "Conectado",
  connecting: "Conectando…",
  offline: "Sem conexão",
  waiting: (n: number) => plural(n, { one: "1 item esperando", other: `${n} itens esperando` }),
  unread: (n: number) => plural(n, { one: "1 mensagem não lida", other: `${n} mensagens não lidas` }),
  brokenTitle: "Esta página não pôde ser mostrada",
  brokenText: "O que você escreveu está guardado neste aparelho. Recarregue para continuar.",
  reload: "Recarregar",
};
