import type { Dictionary } from "../i18n.ts";

export const composer: Dictionary["composer"] = {
  label: "Message",
  placeholder: (p) => `Reply to ${p.name}`,
  send: "Send",
  hint: "Enter sends, Shift + Enter makes a new line",
  windowOpen: (p) => `WhatsApp window open until ${p.until}`,
  windowSoon: (p) => `WhatsApp window closes ${p.until} (${p.left} left)`,
  windowClosed: "24 hours have passed since the customer's last message. Now only an approved template can be sent.",
  offline: "Offline: it will be sent when the connection is back.",
  supervisor: (p) => `${p.name} answers this conversation. Your reply also goes to the customer.`,
  blocked: "This contact is blocked. Nothing is received or sent until they are unblocked.",
  queued: "This conversation is waiting in the queue.",
  queuedAction: "Start to reply",
  concluded: "This conversation was concluded.",
  concludedAction: "Reopen to reply",
  others: (p) => `${p.name} answers this conversation.`,
  noAttendant: "Nobody answers this conversation.",
  readOnly: "You can read it, but not reply.",
  tooLong: (p) => `${p.over} characters over the limit of 4,096.`,
};
