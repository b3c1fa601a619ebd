import { sendMessage } from "./api.js";
import { byId, el, icon } from "./dom.js";
import { showKinds } from "./kinds.js";
import { state, subscribe, update } from "./store.js";
import { previewOf } from "./text.js";

const CAPTIONED = ["image", "video", "document"];

/** What each customer had begun to write, by key. */
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
    if (event.key === "Escape" && state.about) update({ about: null });
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    sendText();
  });
  showKinds((message) => {
    const takesCaption = CAPTIONED.includes(message.type);
    send(takesCaption ? { ...message, text: text.value.trim() } : message, takesCaption);
  });

  subscribe((changed) => {
    if (changed.has("about")) showAbout();
    if (!changed.has("selected") || shownFor === state.selected) return;
    drafts.set(shownFor, text.value);
    shownFor = state.selected;
    text.value = drafts.get(shownFor) ?? "";
    showError("");
  });
}

/** The message that the next one answers, or changes. */
function showAbout() {
  const { about } = state;
  byId("about").hidden = about === null;
  if (about === null) return;
  const title = about.act === "edit" ? "Editar a mensagem" : "Responder";
  const cancel = el("button", { class: "icon-button small", type: "button", "aria-label": "Cancelar" }, icon("close"));
  cancel.addEventListener("click", () => update({ about: null }));
  const quoted = el("span", { class: "about-text" }, previewOf(about.message));
  byId("about").replaceChildren(el("div", {}, el("strong", {}, title), quoted), cancel);
  const text = byId("composer-text");
  if (about.act === "edit") text.value = about.message.text;
  text.focus();
}

function sendText() {
  const text = byId("composer-text").value.trim();
  if (text === "") return;
  if (state.about?.act === "edit") send({ type: "edit", text, messageId: state.about.message.id }, true);
  else send({ type: "text", text }, true);
}

async function send(message, takesText) {
  const field = byId("composer-text");
  const written = field.value;
  const { about } = state;
  if (takesText) field.value = "";
  showError("");
  field.focus();
  try {
    const replyTo = about?.act === "reply" && message.type !== "reaction" ? { replyTo: about.message.id } : {};
    await sendMessage(state.selected, { ...message, ...replyTo });
    if (about) update({ about: null });
  } catch (error) {
    if (takesText && field.value === "") field.value = written;
    showError(error.field === "bytes" ? TOO_LARGE : (ERRORS[error.code] ?? FAILED));
  }
}

const FAILED = "A mensagem não foi enviada. Tente de novo.";
const TOO_LARGE = "O arquivo passa de 5 MB.";
const ERRORS = {
  offline: "O simulador não responde. A mensagem continua aqui; tente de novo.",
  nothing_to_react_to: "Ainda não há mensagem da empresa para reagir.",
  queue_full: "Há mensagens demais esperando a Prosa. Tente quando ela voltar.",
};

function showError(text) {
  byId("composer-error").textContent = text;
  byId("composer-error").hidden = text === "";
}
