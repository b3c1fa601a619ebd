import { sendMessage } from "./api.js";
import { el, icon } from "./dom.js";
import { state } from "./store.js";
import { KIND_NAMES, previewOf } from "./text.js";

/** What a message shows: the message that it answers, its file, its words and what can be pressed. */
export function contentOf(message) {
  if (message.isRevoked) return [el("em", { class: "revoked" }, "Mensagem apagada")];
  return [...quoteOf(message), ...mediaOf(message), ...wordsOf(message), ...buttonsOf(message)];
}

function quoteOf({ quotes }) {
  if (quotes === null) return [];
  const quoted = state.messages.get(quotes);
  return [el("span", { class: "quote" }, quoted ? previewOf(quoted) : "Mensagem que não está aqui")];
}

function mediaOf({ type, media, text }) {
  if (media === null) return [];
  if (media.mime.startsWith("image/")) {
    const name = type === "sticker" ? "Figurinha" : text || "Foto";
    return [el("img", { class: "media", "data-kind": type, src: media.url, alt: name, loading: "lazy" })];
  }
  if (media.mime.startsWith("audio/"))
    return [el("audio", { class: "media", controls: "", src: media.url, preload: "metadata" })];
  if (media.mime.startsWith("video/"))
    return [el("video", { class: "media", controls: "", src: media.url, preload: "metadata" })];
  return [el("a", { class: "attachment", href: media.url, download: "" }, icon("document"), media.name ?? "Documento")];
}

function wordsOf({ type, text, media }) {
  const caption = type === "document" && media ? text.split("\n").slice(1).join("\n") : text;
  const body = caption ? [el("span", { class: "bubble-text" }, caption)] : [];
  const named = KIND_NAMES[type] && type !== "reaction" && media === null;
  return named ? [el("span", { class: "attachment" }, icon(ICONS[type] ?? type), KIND_NAMES[type]), ...body] : body;
}

const ICONS = {
  order: "document",
  flow_reply: "document",
  list_reply: "reaction",
  button: "reaction",
  postback: "reaction",
  quick_reply: "reaction",
  story_mention: "image",
  story_reply: "image",
  share: "image",
};

function buttonsOf({ id, buttons }) {
  if (buttons.length === 0) return [];
  const drawn = buttons.map((button) => {
    if (button.kind === "url") {
      return el("a", { class: "press", href: button.url, target: "_blank", rel: "noreferrer" }, button.text);
    }
    const press = el("button", { class: "press", type: "button" }, button.text);
    press.disabled = button.kind !== "reply";
    press.addEventListener("click", () => {
      const { text, id: payload } = button;
      sendMessage(state.selected, { type: "button", messageId: id, text, ...(payload && { payload }) }).catch(() => {});
    });
    return press;
  });
  return [el("span", { class: "presses" }, ...drawn)];
}
