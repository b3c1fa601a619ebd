import { pluralIn } from "../plural.ts";

const plural = pluralIn("pt-BR");

/** What is sent besides words. */
export const composerAttach = {
  more: "Anexar ou enviar modelo",
  drop: "Solte para anexar",
  tray: {
    label: "Anexos",
    uploading: "Carregando",
    offline: "Sem conexão: carrega quando ela voltar",
    awaited: "Será enviado assim que os arquivos carregarem.",
    cancel: (p: { name: string }) => `Cancelar o envio de ${p.name}`,
    remove: (p: { name: string }) => `Remover ${p.name}`,
  },
  voice: {
    label: "Mensagem de voz",
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
