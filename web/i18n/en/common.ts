import type { Dictionary } from "../i18n.ts";
import { pluralIn } from "../plural.ts";

const plural = pluralIn("en");

export const common: Dictionary["common"] = {
  save: "Save",
  cancel: "Cancel",
  close: "Close",
  back: "Back",
  search: "Search",
  clearSearch: "Clear search",
  tryAgain: "Try again",
  loading: "Loading",
  loadMore: "Load more",
  now: "now",
  you: "You",
  saved: "Saved",
  saving: "Saving…",
  channel: {
    whatsapp: "WhatsApp",
    zapi: "WhatsApp (Z-API)",
    instagram: "Instagram",
    messenger: "Messenger",
  },
  days: (n) => `${n} d`,
  conversations: (n) => plural(n, { one: `${n} conversation`, other: `${n} conversations` }),
  people: (n) => plural(n, { one: `${n} person`, other: `${n} people` }),
};
