import type { Dictionary } from "../i18n.ts";

export const signIn: Dictionary["signIn"] = {
  title: "Sign in to Prosa",
  lead: "Your company's customer service in one place.",
  email: "E-mail",
  password: "Password",
  showPassword: "Show password",
  hidePassword: "Hide password",
  submit: "Sign in",
  submitting: "Signing in…",
  emailMissing: "Enter your e-mail.",
  passwordMissing: "Enter your password.",
  lockedTitle: "Your copy is locked",
  lockedText:
    "This device has not spoken to the server for more than 72 hours. To be safe, conversations open as soon as there is a connection. What you wrote is still here.",
  lockedWaiting: "Waiting for the connection…",
};
