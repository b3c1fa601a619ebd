/** Notes, the drafts of others, and what waits for a decision or was given back. */
export const padOccasional = {
  draftOf: (p: { name: string }) => `Rascunho de ${p.name}`,
  writing: (p: { name: string }) => `${p.name} está escrevendo`,
  writingMany: (p: { names: string }) => `${p.names} estão escrevendo`,

  note: "Nota interna",
  notSent: "não é enviada ao cliente",
  noteLabel: "Texto da nota interna",
  notePlaceholder: "Escreva para a equipe. O cliente não vê.",
  editNote: "Editar nota",
  removeNote: "Apagar nota",
  removeTitle: "Apagar esta nota?",
  removeText: "Ela some para toda a equipe e não pode ser recuperada.",
  done: "Pronto",
  pending: "aguardando conexão",
  saving: "salvando",
  edited: (p: { time: string }) => `editada ${p.time}`,
  editedBy: (p: { name: string; time: string }) => `editada por ${p.name}, ${p.time}`,

  heldTitle: "Sua resposta não foi enviada",
  heldBy: (p: { name: string }) => `${p.name} respondeu depois do que você tinha visto.`,
  heldOwn: "Sua resposta, ainda não enviada",
  heldSend: "Enviar mesmo assim",
  heldEdit: "Editar",
  heldDiscard: "Descartar",

  lostTitle: "Um texto seu não entrou na versão atual",
  lostTitleFor: (p: { name: string }) => `Um texto seu na conversa com ${p.name} não entrou na versão atual`,
  lostText: "Ele foi escrito neste aparelho e está inteiro aqui. Copie-o ou ponha-o de volta no rascunho.",
};
