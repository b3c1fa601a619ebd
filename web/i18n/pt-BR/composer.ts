import { pluralIn } from "../plural.ts";

const plural = pluralIn("pt-BR");

export const composer = {
  label: "Mensagem",
  placeholder: (p: { name: string }) => `Responder a ${p.name}`,
  send: "Enviar",
  hint: "Enter envia, Shift + Enter quebra a linha",
  windowOpen: (p: { channel: string; left: string }) => `Você pode responder no ${p.channel} por mais ${p.left}`,
  windowSoon: (p: { channel: string; until: string; left: string }) =>
    `O prazo para responder no ${p.channel} termina ${p.until} (faltam ${p.left})`,
  windowClosed: "Passaram 24 horas desde a última mensagem do cliente. Agora só um modelo aprovado pode ser enviado.",
  windowClosedWeek:
    "Passaram 7 dias desde a última mensagem do cliente. Você pode responder quando ele escrever de novo.",
  paused: "Este canal está pausado: nada é enviado por ele. Um administrador pode retomá-lo em Ajustes › Canais.",
  offline: "Sem conexão: será enviada quando a conexão voltar.",
  supervisor: (p: { name: string }) => `${p.name} atende esta conversa. Sua resposta também vai para o cliente.`,
  blocked: "Este contato está bloqueado. Nada é recebido nem enviado até o desbloqueio.",
  queued: "Este atendimento espera na fila.",
  queuedAction: "Atender para responder",
  concluded: "Este atendimento foi concluído.",
  concludedAction: "Reabrir para responder",
  others: (p: { name: string }) => `${p.name} atende esta conversa.`,
  noAttendant: "Ninguém atende esta conversa.",
  readOnly: "Você pode ler, mas não responder.",
  tooLong: (p: { over: number; limit: number }) =>
    `${p.over} caracteres além do limite de ${p.limit.toLocaleString("pt-BR")}.`,

  more: "Anexar ou enviar modelo",
  attach: "Anexar arquivos",
  drop: "Solte para anexar",
  tray: {
    label: "Anexos",
    caption: "Escreva uma legenda",
    uploading: "Carregando",
    offline: "Sem conexão: carrega quando ela voltar",
    awaited: "Será enviado assim que os arquivos carregarem.",
    cancel: (p: { name: string }) => `Cancelar o envio de ${p.name}`,
    remove: (p: { name: string }) => `Remover ${p.name}`,
  },
  voice: {
    label: "Mensagem de voz",
    record: "Gravar mensagem de voz",
    asking: "Aguardando o microfone…",
    stop: "Parar e ouvir antes de enviar",
    send: "Enviar mensagem de voz",
    discard: "Descartar gravação",
    problem: {
      denied:
        "O navegador não tem permissão para usar o microfone. Permita-o no ícone ao lado do endereço da página e tente de novo.",
      no_microphone: "Nenhum microfone foi encontrado. Conecte um e tente de novo.",
      not_supported: "Este navegador não grava áudio que possa ser enviado.",
    },
  },
  template: {
    open: "Enviar modelo",
    choose: "Escolher modelo",
    title: "Enviar modelo",
    search: "Buscar modelo",
    back: "Escolher outro modelo",
    category: { marketing: "Publicidade", utility: "Utilidade", authentication: "Autenticação" },
    emptyTitle: "Nenhum modelo aprovado",
    emptyText: "Modelos são criados na conta do WhatsApp. Depois de aprovados, aparecem aqui.",
    noMatch: (p: { query: string }) => `Nenhum modelo combina com “${p.query}”.`,
    failedTitle: "Não foi possível buscar os modelos",
    hidden: (n: number) =>
      plural(n, {
        one: "1 modelo ainda não aprovado não aparece.",
        other: `${n} modelos ainda não aprovados não aparecem.`,
      }),
    preview: "Como o cliente recebe",
    fields: "Campos do modelo",
    place: {
      header: (p: { name: string }) => `Título: ${p.name}`,
      body: (p: { name: string }) => `Texto: ${p.name}`,
      button: (p: { name: string }) => `Endereço do botão: ${p.name}`,
    },
    file: { image: "Imagem do título", video: "Vídeo do título", document: "Documento do título" },
    chooseFile: "Escolher arquivo",
    otherFile: "Trocar arquivo",
    uploading: "Carregando o arquivo…",
    wrongFile: "Este arquivo não é do tipo que o modelo pede.",
    stopped: (p: { name: string }) =>
      `${p.name} pediu para não receber publicidade. O WhatsApp não vai entregar este modelo.`,
    send: "Enviar modelo",
  },
};
