/** What stands where the draft is. */
export const pad = {
  someoneGone: "Pessoa removida",
  draft: "Rascunho da resposta",
  join: "Escrever junto",
  mayJoin: "Você pode escrever junto, mas não enviar.",
  mayHelp: "Você pode escrever junto e enviar.",
  joined: "Quem atende ou supervisiona envia.",
  joinedWith: (p: { name: string }) => `Você escreve junto com ${p.name}. Quem atende ou supervisiona envia.`,
  waiting: "O rascunho está guardado neste aparelho.",
  writesDraft: (p: { name: string }) => `${p.name} está escrevendo no rascunho`,
  newNote: "Nova nota interna",
  newNoteShort: "Nota",
  newNoteHint: "Nova nota interna (N). Não é enviada ao cliente.",
};
