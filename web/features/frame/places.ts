import { Inbox, Settings, UsersRound } from "lucide-solid";
import type { Action } from "#shared/policy/permissions.ts";

/** Where the rail and the bottom bar lead: only what exists, and what the person may use. */
export const PLACES = [
  { href: "/atendimentos", key: "inbox", icon: Inbox, needs: null },
  { href: "/contatos", key: "contacts", icon: UsersRound, needs: null },
  { href: "/ajustes", key: "settings", icon: Settings, needs: "settings.change" as Action },
] as const;
