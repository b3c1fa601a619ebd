/** Why one cannot answer, and what is seldom asked for. */
export const composerNotice = {
  windowClosed: "Passaram 24 horas desde a última mensagem do cliente. Agora só um modelo aprovado pode ser enviado.",
  chooseTemplate: "Escolher modelo",
  windowClosedWeek:
    "Passaram 7 dias desde a última mensagem do cliente. Você pode responder quando ele escrever de novo.",
  paused: "Este canal está pausado: nada é enviado por ele. Um administrador pode retomá-lo em Ajustes › Canais.",
  blocked: "Este contato está bloqueado. Nada é recebido nem enviado até o desbloqueio.",
  queued: "Este atendimento espera na fila.",
  queuedAction: "Atender para responder",
  concluded: "Este atendimento foi concluído.",
  concludedAction: "Reabrir para responder",
  others: (p: { name: string }) => `${p.name} atende esta conversa.`,
  noAttendant: "Ninguém atende esta conversa.",
  readOnly: "Você pode ler, mas não responder.",
  more: "Anexar ou enviar modelo",
  drop: "Solte para anexar",
};
