export type Row = Record<string, string | number | null>;

/** The tables that the demo company fills, in the order in which their references allow. */
export const TABLES = [
  "companies",
  "users",
  "accounts",
  "teams",
  "memberships",
  "channels",
  "contacts",
  "contact_identities",
  "conversations",
  "messages",
  "media",
] as const;

export type Tables = Record<(typeof TABLES)[number], Row[]>;
