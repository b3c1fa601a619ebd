export const signIn = {
  title: "Entrar na Prosa",
  lead: "O atendimento da sua empresa em um só lugar.",
  email: "E-mail",
  password: "Senha",
  showPassword: "Mostrar senha",
  hidePassword: "Ocultar senha",
  submit: "Entrar",
  submitting: "Entrando…",
  emailMissing: "Informe seu e-mail.",
  passwordMissing: "Informe sua senha.",
  lockedTitle: "Sua cópia está guardada",
  lockedText:
    "Este aparelho ficou mais de 72 horas sem falar com o servidor. Por segurança, as conversas abrem assim que houver conexão. O que você escreveu continua guardado.",
  lockedWaiting: "Esperando a conexão voltar…",
};
