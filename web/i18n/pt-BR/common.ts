export const common = {
  save: "Salvar",
  cancel: "Cancelar",
  close: "Fechar",
  back: "Voltar",
  clearSearch: "Limpar busca",
  tryAgain: "Tentar de novo",
  loading: "Carregando",
  now: "agora",
  you: "Você",
  saved: "Salvo",
  channel: {
    whatsapp: "WhatsApp",
    zapi: "WhatsApp (Z-API)",
    instagram: "Instagram",
    messenger: "Messenger",
  },
  days: (n: number) => `${n} d`,
};
