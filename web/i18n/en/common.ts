import type { Dictionary } from "../i18n.ts";

export const common: Dictionary["common"] = {
  save: "Save",
  cancel: "Cancel",
  close: "Close",
  back: "Back",
  clearSearch: "Clear search",
  tryAgain: "Try again",
  loading: "Loading",
  now: "now",
  you: "You",
  saved: "Saved",
  access: { everyone: "Everyone", team: "Team", attendant: "Attendant" },
  channel: {
    whatsapp: "WhatsApp",
    zapi: "WhatsApp (Z-API)",
    instagram: "Instagram",
    messenger: "Messenger",
  },
  days: (n) => `${n} d`,
  seconds: (n) => (n === 1 ? "1 second" : `${n} seconds`),
  noDelay: "No wait",
};
