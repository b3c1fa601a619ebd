import type { Dictionary } from "../i18n.ts";
import { pluralIn } from "../plural.ts";

const plural = pluralIn("en");

export const message: Dictionary["message"] = {
  forwarded: { once: "Forwarded", often: "Forwarded many times" },
  edited: "edited",
  revokedIn: "Message deleted by the customer",
  revokedOut: "Message deleted",
  undone: (p) => `${p.by} took a message back`,
  undoneByNobody: "A message was taken back",
  showAll: "Show all",
  template: (p) => `Template ${p.name}`,
  fromPhone: "Sent outside Prosa",

  act: {
    reply: "Reply",
    react: "React",
    copy: "Copy text",
    copied: "Copied",
    actions: "Message actions",
    takeBack: (p) => `Take ${p.emoji} back`,
    reactWith: (p) => `React with ${p.emoji}`,
  },

  quote: {
    label: "In reply to",
    go: (p) => `Go to ${p.name}’s message`,
    ours: "Our message",
    gone: "A message that is no longer here",
    remove: "Do not reply to this message",
    answering: (p) => `Replying to ${p.name}`,
  },

  reaction: {
    of: (p) => `${p.name} reacted with ${p.emoji}`,
    line: (p) => `${p.name} reacted with ${p.emoji} to an earlier message`,
  },

  hold: {
    sendingIn: (p) => `Sending in ${p.seconds} s`,
    sending: "Sending…",
    undo: "Undo",
    undoHint: "Takes the message back and returns its text to the draft",
  },

  failure: {
    window_closed: "The time to reply has passed. Send an approved template.",
    unreachable: "The number may not have WhatsApp, may run an old version, or may not take business messages.",
    kind_refused: "This kind of message is not accepted. Send it another way.",
    media_refused: "The file was not accepted. Check its type and size and attach it again.",
    experiment: "WhatsApp does not deliver this template to this customer for now. Sending again will not help.",
    too_much_marketing: "WhatsApp limits how much advertising a person gets. Wait a day or ask the customer to write.",
    marketing_stopped: "The customer asked not to receive advertising.",
    too_fast: "There were many messages in a short time. Wait a minute and send again.",
    account_locked: "The WhatsApp account is locked. Tell an administrator.",
    payment: "There is a payment problem with the WhatsApp account. Tell an administrator.",
    template_values: "The fields do not fit the template. Choose the template again.",
    template_gone: "This template no longer exists in this language. Choose another.",
    template_paused: "WhatsApp has paused this template. Choose another.",
    access_ended: "Prosa’s access to the channel has ended. Tell an administrator.",
  },

  media: {
    kind: {
      image: "Image",
      audio: "Audio",
      voice: "Voice message",
      video: "Video",
      document: "Document",
      sticker: "Sticker",
    },
    waiting: {
      image: "Image on its way",
      audio: "Audio on its way",
      video: "Video on its way",
      document: "Document on its way",
      sticker: "Sticker on its way",
    },
    problem: {
      too_large: "The file is over the limit and was not kept. Ask for a smaller one or a link.",
      type_refused: "This type of file is not accepted and was not kept.",
      gone: "The provider no longer has this file. Ask for it to be sent again.",
      unavailable: "The provider did not deliver this file. Ask for it to be sent again.",
    },
    loading: "Loading",
    offline: "Shown once the connection is back",
    failed: "Could not be loaded",
    open: (p) => `Open ${p.name}`,
    imageFrom: (p) => `Image from ${p.name}, ${p.time}`,
    stickerFrom: (p) => `Sticker from ${p.name}`,
    save: "Save file",
    saveNamed: (p) => `Save ${p.name}`,
    saveOffline: "Offline: the file cannot be fetched now.",
    untitled: "Unnamed file",
    playVideo: "Play video",
  },

  player: {
    play: "Play",
    pause: "Pause",
    position: "Position",
    speed: (p) => `Speed ${p.rate}`,
    at: (p) => `${p.at} of ${p.of}`,
    broken: "This browser cannot play this audio. Save the file to listen to it.",
  },

  viewer: {
    title: "Images of the conversation",
    next: "Next image",
    previous: "Previous image",
    zoomIn: "Zoom in",
    zoomOut: "Zoom out",
    count: (p) => `${p.at} of ${p.of}`,
  },

  place: { map: "See on a map", unnamed: "Location" },
  cards: { copy: (p) => `Copy ${p.name}’s phone number`, copied: "Copied", noPhone: "No phone number" },
  order: {
    items: (n) => plural(n, { one: "1 item", other: `${n} items` }),
    total: "Total",
    more: (n) => plural(n, { one: "and 1 more item", other: `and ${n} more items` }),
  },
  choice: "Chose",
  unsupported: "The original is kept. See it on the customer's device or ask them to send it another way.",
  share: { story: "Story", post: "Post", link: "Shared link", open: "Open in a new tab" },
};
