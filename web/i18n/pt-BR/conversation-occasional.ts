import { pluralIn } from "../plural.ts";

const plural = pluralIn("pt-BR");

/** What an open conversation says only at times. */
export const conversationOccasional = {
  actions: "Mais ações",
  newMessages: (n: number) => plural(n, { one: "1 mensagem nova", other: `${n} mensagens novas` }),
  toBottom: "Ir para o fim",
  notFoundTitle: "Este atendimento não está visível para você",
  notFoundText: "O endereço pode estar errado, ou a conversa pertence a outra equipe.",
  offlineTitle: "Conversa indisponível sem conexão",
  offlineText: "Ela não está guardada neste aparelho. Abra-a de novo quando a conexão voltar.",
  loadFailedTitle: "Não foi possível abrir a conversa",
  pendingOffline: "Será enviada quando a conexão voltar",
  failedWith: (p: { reason: string }) => `Não enviada: ${p.reason}`,
  /** Where the provider was not even asked. */
  notAsked: {
    contact_blocked: "o contato está bloqueado.",
    no_address: "o contato não tem endereço neste canal.",
    no_channel: "o canal não está mais configurado.",
    not_supported: "este canal não aceita esse tipo de mensagem.",
    no_answer: "o provedor não respondeu a tempo, depois de várias tentativas.",
    media_gone: "o arquivo não existe mais. Anexe-o de novo.",
  },
  failedWithout: "Não enviada",
  retry: "Enviar de novo",
  unknownText: "O provedor não confirmou se esta mensagem saiu.",
  sendAgain: "Enviar de novo",
  sendAgainTitle: "Enviar de novo?",
  sendAgainText: (p: { name: string }) =>
    `A resposta do provedor se perdeu, então a mensagem pode ter chegado a ${p.name}. Se você enviar de novo, ela pode chegar duas vezes.`,
  why: {
    title: "Por que vejo isto?",
    lead: (p: { access: string; state: string; relation: string }) =>
      `O acesso da equipe é “${p.access}”, o atendimento está ${p.state} e você ${p.relation}.`,
    state: { queued: "na fila", open: "em andamento", concluded: "concluído" },
    relation: {
      attendant: "é quem atende",
      supervisor: "supervisiona a equipe",
      member: "faz parte da equipe",
      company: "é da empresa, mas não da equipe",
    },
    tab: (p: { tab: string }) => `Por isso ele aparece para você em ${p.tab}.`,
    company: "Conversas que você vê só por ser da empresa nunca ficam guardadas neste aparelho.",
  },
};
