import { pluralIn } from "../plural.ts";

const plural = pluralIn("pt-BR");

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

  act: {
    reply: "Responder",
    react: "Reagir",
    copy: "Copiar texto",
    copied: "Copiado",
    actions: "Ações da mensagem",
    takeBack: (p: { emoji: string }) => `Retirar ${p.emoji}`,
    reactWith: (p: { emoji: string }) => `Reagir com ${p.emoji}`,
  },

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

  hold: {
    sendingIn: (p: { seconds: number }) => `Enviando em ${p.seconds} s`,
    sending: "Enviando…",
    undo: "Desfazer",
    undoHint: "Desfaz o envio e devolve o texto ao rascunho",
  },

  failure: {
    window_closed: "Passou do prazo para responder. Envie um modelo aprovado.",
    unreachable: "O número pode não ter WhatsApp, estar desatualizado ou não aceitar mensagens de empresas.",
    kind_refused: "Este tipo de mensagem não é aceito. Envie de outra forma.",
    media_refused: "O arquivo não foi aceito. Confira o tipo e o tamanho e anexe de novo.",
    experiment: "O WhatsApp não entrega este modelo a este cliente por enquanto. Enviar de novo não resolve.",
    too_much_marketing:
      "O WhatsApp limita a publicidade que cada pessoa recebe. Espere um dia ou peça que o cliente escreva.",
    marketing_stopped: "O cliente pediu para não receber publicidade.",
    too_fast: "Foram muitas mensagens em pouco tempo. Espere um minuto e envie de novo.",
    account_locked: "A conta do WhatsApp está bloqueada. Avise um administrador.",
    payment: "Há um problema de pagamento na conta do WhatsApp. Avise um administrador.",
    template_values: "Os campos não combinam com o modelo. Escolha o modelo de novo.",
    template_gone: "Este modelo não existe mais neste idioma. Escolha outro.",
    template_paused: "O WhatsApp pausou este modelo. Escolha outro.",
    access_ended: "O acesso da Prosa ao canal terminou. Avise um administrador.",
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
  share: {
    story: "Story",
    post: "Publicação",
    link: "Link compartilhado",
    open: "Abrir em nova aba",
  },
};
