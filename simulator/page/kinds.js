import { byId, el, icon } from "./dom.js";
import { selectedCustomer, subscribe } from "./store.js";
import { KIND_NAMES } from "./text.js";

const REACTIONS = ["👍", "❤️", "😂", "😮", "🙏"];

/** What can be sent besides text, by channel. */
const KINDS = {
  whatsapp: ["image", "audio", "video", "document", "sticker", "location", "contacts", "order", "unsupported"],
  zapi: ["image", "audio", "video", "document", "sticker", "location", "contacts", "order", "unsupported"],
  instagram: ["image", "audio", "video", "story_mention", "share", "unsupported"],
  messenger: ["image", "audio", "video", "document", "sticker", "location", "postback", "unsupported"],
};

/** The icon of a kind that has none of its own. */
const ICONS = { order: "document", story_mention: "image", share: "image", postback: "reaction" };

/** The menu of what can be sent on the open customer's channel; `send` takes the message that is chosen. */
export function showKinds(send) {
  let shownFor = null;
  subscribe(() => {
    const channel = selectedCustomer()?.channel ?? null;
    if (channel === null || channel === shownFor) return;
    shownFor = channel;
    const choices = KINDS[channel].map((type) => choice(send, { type }, icon(ICONS[type] ?? type), KIND_NAMES[type]));
    const emojis = REACTIONS.map((emoji) => choice(send, { type: "reaction", emoji }, emoji));
    const reactions = el(
      "div",
      { class: "reactions", role: "group", "aria-label": "Reagir à última mensagem" },
      ...emojis,
    );
    byId("kinds").replaceChildren(reactions, ...choices, fileChoice(send));
  });
}

function choice(send, message, ...label) {
  const button = el("button", { class: "kind", type: "button" }, ...label);
  button.addEventListener("click", () => {
    byId("kinds").hidePopover();
    send(message);
  });
  return button;
}

/** Any file of whoever plays, sent as what it is. */
function fileChoice(send) {
  const input = el("input", { type: "file", class: "visually-hidden", id: "own-file" });
  input.addEventListener("change", async () => {
    const [file] = input.files;
    input.value = "";
    byId("kinds").hidePopover();
    if (file) send(await messageOf(file));
  });
  return el("label", { class: "kind", for: "own-file" }, icon("plus"), "Arquivo deste computador", input);
}

async function messageOf(file) {
  const [family] = file.type.split("/");
  const type = family === "image" || family === "video" || family === "audio" ? family : "document";
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return { type, bytes: btoa(binary), mime: file.type || "application/octet-stream", fileName: file.name };
}
