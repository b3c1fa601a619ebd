import { sendMessage } from "./api.js";
import { byId, el, icon } from "./dom.js";
import { state, subscribe } from "./store.js";
import { KIND_NAMES } from "./text.js";

const REACTIONS = ["👍", "❤️", "😂", "😮", "🙏"];
const CAPTIONED = ["image", "video", "document"];

/** What each customer had begun to write, by phone. */
const drafts = new Map();
let shownFor = null;

/** Where the customer writes. Enter sends, Shift+Enter breaks the line. */
export function showComposer() {
  const text = byId("composer-text");
  byId("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    sendText();
  });
  text.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    sendText();
  });
  byId("kinds").append(...Object.keys(KIND_NAMES).map(kindChoice));

  subscribe((changed) => {
    if (!changed.has("selected") || shownFor === state.selected) return;
    drafts.set(shownFor, text.value);
    shownFor = state.selected;
    text.value = drafts.get(shownFor) ?? "";
    showError("");
  });
}

function kindChoice(type) {
  if (type === "reaction") {
    const emojis = REACTIONS.map((emoji) => choice({ type, emoji }, emoji));
    return el("div", { class: "reactions", role: "group", "aria-label": "Reagir à última mensagem" }, ...emojis);
  }
  return choice({ type }, icon(type), KIND_NAMES[type]);
}

function choice(message, ...label) {
  const button = el("button", { class: "kind", type: "button" }, ...label);
  button.addEventListener("click", () => {
    byId("kinds").hidePopover();
    const takesCaption = CAPTIONED.includes(message.type);
    send(takesCaption ? { ...message, text: byId("composer-text").value.trim() } : message, takesCaption);
  });
  return button;
}

function sendText() {
  const text = byId("composer-text").value.trim();
  if (text !== "") send({ type: "text", text }, true);
}

async function send(message, takesText) {
  const field = byId("composer-text");
  const written = field.value;
  if (takesText) field.value = "";
  showError("");
  field.focus();
  try {
    await sendMessage(state.selected, message);
  } catch (error) {
    if (takesText && field.value === "") field.value = written;
    showError(ERRORS[error.code] ?? "A mensagem não foi enviada. Tente de novo.");
  }
}

const ERRORS = {
  offline: "O simulador não responde. A mensagem continua aqui; tente de novo.",
  nothing_to_react_to: "Ainda não há mensagem da empresa para reagir.",
  queue_full: "Há mensagens demais esperando a Prosa. Tente quando ela voltar.",
};

function showError(text) {
  byId("composer-error").textContent = text;
  byId("composer-error").hidden = text === "";
}
