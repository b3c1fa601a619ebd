export type Page = "inbox" | "contacts" | "teams" | "users" | "channels" | "health" | "signIn";

/** What an address stands for: a page, with what is chosen on it, or another address. */
export type Route = { page: Page; id: string | undefined } | { to: string };

const PAGES: Record<string, Page> = {
  "/entrar": "signIn",
  "/atendimentos": "inbox",
  "/contatos": "contacts",
  "/ajustes/equipes": "teams",
  "/ajustes/usuarios": "users",
  "/ajustes/canais": "channels",
  "/ajustes/saude": "health",
};

const ELSEWHERE: Record<string, string> = { "/": "/atendimentos", "/ajustes": "/ajustes/equipes" };

/** Null: there is no such page. Takes the path of an address, percent-encoded as it stands there. */
export const routeOf = (path: string): Route | null => {
  const plain = path.replace(/(.)\/+$/, "$1");
  const to = ELSEWHERE[plain];
  if (to) return { to };
  const whole = PAGES[plain];
  if (whole) return { page: whole, id: undefined };
  const [, home = "", id] = /^(.+)\/([^/]+)$/.exec(plain) ?? [];
  const page = PAGES[home];
  return page && page !== "signIn" ? { page, id } : null;
};
