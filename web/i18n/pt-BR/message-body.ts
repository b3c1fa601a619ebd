import { pluralIn } from "../plural.ts";

const plural = pluralIn("pt-BR");

/** What a message says that is more than text, and what can be done with it. */
export const messageBody = {
  act: {
    reply: "Responder",
    react: "Reagir",
    copy: "Copiar texto",
    copied: "Copiado",
    actions: "Ações da mensagem",
    takeBack: (p: { emoji: string }) => `Retirar ${p.emoji}`,
    reactWith: (p: { emoji: string }) => `Reagir com ${p.emoji}`,
  },

  media: {
    kind: {
      image: "Imagem",
      audio: "Áudio",
      voice: "Mensagem de voz",
      video: "Vídeo",
      document: "Documento",
      sticker: "Figurinha",
    },
    waiting: {
      image: "Imagem a caminho",
      audio: "Áudio a caminho",
      video: "Vídeo a caminho",
      document: "Documento a caminho",
      sticker: "Figurinha a caminho",
    },
    problem: {
      too_large: "O arquivo é maior do que o limite e não foi guardado. Peça que seja enviado menor ou por link.",
      type_refused: "Este tipo de arquivo não é aceito e não foi guardado.",
      gone: "O provedor não tem mais este arquivo. Peça que seja enviado de novo.",
      unavailable: "O provedor não entregou este arquivo. Peça que seja enviado de novo.",
    },
    loading: "Carregando",
    offline: "Aparece quando a conexão voltar",
    failed: "Não foi possível carregar",
    open: (p: { name: string }) => `Abrir ${p.name}`,
    imageFrom: (p: { name: string; time: string }) => `Imagem de ${p.name}, ${p.time}`,
    stickerFrom: (p: { name: string }) => `Figurinha de ${p.name}`,
    save: "Salvar arquivo",
    saveNamed: (p: { name: string }) => `Salvar ${p.name}`,
    saveOffline: "Sem conexão: não foi possível buscar o arquivo agora.",
    untitled: "Arquivo sem nome",
    playVideo: "Reproduzir vídeo",
  },

  player: {
    play: "Reproduzir",
    pause: "Pausar",
    position: "Posição do áudio",
    speed: (p: { rate: string }) => `Velocidade ${p.rate}`,
    at: (p: { at: string; of: string }) => `${p.at} de ${p.of}`,
    broken: "Este navegador não consegue reproduzir este áudio. Salve o arquivo para ouvir.",
  },

  viewer: {
    title: "Imagens da conversa",
    next: "Próxima imagem",
    previous: "Imagem anterior",
    zoomIn: "Ampliar",
    zoomOut: "Reduzir",
    count: (p: { at: number; of: number }) => `${p.at} de ${p.of}`,
  },

  place: { map: "Ver no mapa", unnamed: "Localização" },
  cards: { copy: (p: { name: string }) => `Copiar telefone de ${p.name}`, copied: "Copiado", noPhone: "Sem telefone" },
  order: {
    items: (n: number) => plural(n, { one: "1 item", other: `${n} itens` }),
    total: "Total",
    more: (n: number) => plural(n, { one: "e mais 1 item", other: `e mais ${n} itens` }),
  },
  choice: "Escolheu",
  unsupported: "O original está guardado. Veja no aparelho do cliente ou peça que ele envie de outra forma.",
  share: {
    story: "Story",
    post: "Publicação",
    link: "Link compartilhado",
    open: "Abrir em nova aba",
  },
};
