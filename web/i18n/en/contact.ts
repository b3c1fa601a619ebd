import type { Dictionary } from "../i18n.ts";
import { pluralIn } from "../plural.ts";

const plural = pluralIn("en");

export const contact: Dictionary["contact"] = {
  title: "Contacts",
  panel: "Contact details",
  search: "Search by name or phone",
  archivedSwitch: "Archived",
  blockedSwitch: "Blocked",
  name: "Name",
  phone: "Phone",
  noPhone: "No phone",
  copyPhone: "Copy phone",
  copied: "Copied",
  since: "Contact since",
  conversations: "Conversations",
  noConversations: "No conversation that you may see.",
  historyOffline: "The history appears when the connection is back.",
  historyFailed: "The history could not be loaded.",
  current: "This conversation",
  blocked: "Blocked",
  archived: "Archived",
  blockedSince: (p) => `Blocked since ${p.when}. Nothing that this contact sends is received.`,
  archivedSince: (p) => `Archived since ${p.when}. A new message from them brings them back.`,
  marketingStopped: (p) => `Asked not to receive advertising, ${p.when}. Replies are still delivered.`,
  origins: "How they came",
  origin: {
    ad: "Came from an ad",
    post: "Came from a post",
    link: "Came from a link",
    unknown: "Came from elsewhere",
  },
  originOpen: "See the origin in a new tab",
  providerBlock: {
    block: {
      waiting: (p) => `Telling ${p.channel} of the block.`,
      done: (p) => `Blocked at ${p.channel} as well.`,
      failed: (p) => `Blocked in Prosa. ${p.channel} did not take the block:`,
    },
    unblock: {
      waiting: (p) => `Telling ${p.channel} of the unblock.`,
      done: (p) => `Unblocked at ${p.channel} as well.`,
      failed: (p) => `${p.channel} did not take the unblock:`,
    },
  },
  refused: (p) =>
    plural(p.n, {
      one: `1 message turned away since the block, ${p.when}.`,
      other: `${p.n} messages turned away since the block, the last one ${p.when}.`,
    }),
  block: "Block contact",
  unblock: "Unblock contact",
  archive: "Archive contact",
  unarchive: "Unarchive contact",
  blockTitle: (p) => `Block ${p.name}?`,
  blockText: (p) =>
    `New messages from ${p.name} will not be received on any channel, and nothing will be sent to this contact. Conversations stay where they are, read-only. You can unblock whenever you want.`,
  archiveTitle: (p) => `Archive ${p.name}?`,
  archiveText: (p) =>
    `${p.name} leaves the contact list of the whole company. Conversations stay where they are. A new message from this contact brings them back, and you can unarchive whenever you want.`,
  unblockTitle: (p) => `Unblock ${p.name}?`,
  unblockText: (p) =>
    `${p.name} will be able to write to the company again. What was sent during the block will not be recovered.`,
  empty: {
    activeTitle: "No contacts yet",
    activeText: "Whoever writes to the company appears here.",
    archivedTitle: "No archived contacts",
    archivedText: "Contacts that you archive stay here until they write again.",
    blockedTitle: "No blocked contacts",
    blockedText: "Contacts blocked by an administrator are here.",
    searchTitle: "Nothing found",
    searchText: (p) => `No contact matches “${p.query}”.`,
    offlineTitle: "Contacts need a connection",
    offlineText: "The conversations kept here are still in the Inbox. The contact list is back with the internet.",
    failedTitle: "The contacts could not be loaded",
    failedText: "The server did not answer. Try again in a moment.",
    pickTitle: "Choose a contact",
    pickText: "Their details and conversations appear here.",
  },
  notFoundTitle: "This contact no longer exists",
  notFoundText: "It may have been merged with another, or the address is wrong.",
};
