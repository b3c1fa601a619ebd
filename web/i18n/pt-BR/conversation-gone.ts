/** What is said of a conversation that has been taken away. */
export const conversationGone = {
  goneTitle: "Este atendimento não está mais visível para você",
  goneText: "Ele pode ter sido transferido ou o acesso da equipe mudou. A cópia deste aparelho foi apagada.",
  goneAction: "Voltar para a lista",
};
