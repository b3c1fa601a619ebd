/** What holds a message back. */
export const messageTrouble = {
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
};
