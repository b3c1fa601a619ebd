/** What every message may say. */
export const message = {
  forwarded: { once: "Encaminhada", often: "Encaminhada muitas vezes" },
  edited: "editada",
  revokedIn: "Mensagem apagada pelo cliente",
  revokedOut: "Mensagem apagada",
  undone: (p: { by: string }) => `${p.by} desfez o envio de uma mensagem`,
  undoneByNobody: "O envio de uma mensagem foi desfeito",
  showAll: "Mostrar tudo",
  template: (p: { name: string }) => `Modelo ${p.name}`,
  fromPhone: "Enviada fora da Prosa",

  quote: {
    label: "Em resposta a",
    go: (p: { name: string }) => `Ir para a mensagem de ${p.name}`,
    ours: "Nossa mensagem",
    gone: "Mensagem que não está mais aqui",
    remove: "Não responder a esta mensagem",
    answering: (p: { name: string }) => `Respondendo a ${p.name}`,
  },

  reaction: {
    of: (p: { name: string; emoji: string }) => `${p.name} reagiu com ${p.emoji}`,
    line: (p: { name: string; emoji: string }) => `${p.name} reagiu com ${p.emoji} a uma mensagem anterior`,
  },
};
