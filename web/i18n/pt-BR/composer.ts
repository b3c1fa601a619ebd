/** What stands where one answers. */
export const composer = {
  label: "Mensagem",
  placeholder: (p: { name: string }) => `Responder a ${p.name}`,
  send: "Enviar",
  hint: "Enter envia, Shift + Enter quebra a linha",
  windowOpen: (p: { channel: string; left: string }) => `Você pode responder no ${p.channel} por mais ${p.left}`,
  windowSoon: (p: { channel: string; until: string; left: string }) =>
    `O prazo para responder no ${p.channel} termina ${p.until} (faltam ${p.left})`,
  offline: "Sem conexão: será enviada quando a conexão voltar.",
  supervisor: (p: { name: string }) => `${p.name} atende esta conversa. Sua resposta também vai para o cliente.`,
  tooLong: (p: { over: number; limit: number }) =>
    `${p.over} caracteres além do limite de ${p.limit.toLocaleString("pt-BR")}.`,
  attach: "Anexar arquivos",
  caption: "Escreva uma legenda",
  record: "Gravar mensagem de voz",
  openTemplates: "Enviar modelo",
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
};
