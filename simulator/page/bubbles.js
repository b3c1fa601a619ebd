import { actsOf } from "./bubble-acts.js";
import { contentOf } from "./bubble-content.js";
import { byId, el } from "./dom.js";
import { selectedCustomer, state, subscribe } from "./store.js";
import { dayOf, timeOf } from "./text.js";
import { drawTicks } from "./ticks.js";

/** Bubbles on screen by message id: they are kept, so that a change of ticks is not read aloud as a new message. */
const drawn = new Map();
let drawnFor = null;
/** Whether the newest message is in sight, and stays there. */
let isAtEnd = true;

/** The messages of the open conversation, the newest in sight. */
export function showBubbles() {
  const list = byId("bubbles");
  list.addEventListener("scroll", () => (isAtEnd = isNearEnd(list)));
  // A picture takes its place only once it is here; `load` does not bubble.
  list.addEventListener("load", () => isAtEnd && toEnd(list), true);
  subscribe((changed) => {
    if (changed.has("selected") || changed.has("messages")) draw();
  });
}

function draw() {
  const list = byId("bubbles");
  const wasAtEnd = isNearEnd(list);
  const isNewConversation = drawnFor !== state.selected;
  if (isNewConversation) clear(list);

  const messages = [...state.messages.values()].filter(isOnPhone);
  for (const message of messages) {
    const bubble = drawn.get(message.id) ?? add(list, message);
    fill(bubble, message);
    if (bubble.ticks) drawTicks(bubble.ticks, message.status);
    if (message.failure) fail(bubble, message.failure);
  }
  showEmpty(list, messages.length === 0);
  if (wasAtEnd || isNewConversation) toEnd(list);
}

const isNearEnd = (list) => list.scrollHeight - list.scrollTop - list.clientHeight < 80;

function toEnd(list) {
  isAtEnd = true;
  list.scrollTop = list.scrollHeight;
}

/** Before `delivered`, the company's message is still on its way to the phone. */
const isOnPhone = ({ from, status }) => from === "customer" || !["accepted", "sent"].includes(status);

function clear(list) {
  list.replaceChildren();
  drawn.clear();
  drawnFor = state.selected;
}

function showEmpty(list, isEmpty) {
  list.querySelector(".empty")?.remove();
  const customer = selectedCustomer();
  if (!isEmpty || !customer) return;
  const [firstName] = customer.name.split(" ");
  const text = `Escreva a primeira mensagem de ${firstName}. Ela chega à Prosa como um novo atendimento.`;
  list.append(el("p", { class: "empty" }, text));
}

function add(list, message) {
  const day = dayOf(message.at);
  const last = [...drawn.values()].at(-1);
  if (last?.day !== day) list.append(el("p", { class: "day" }, day));

  const ticks = message.from === "customer" ? el("span", { class: "ticks" }) : null;
  const element = el("div", { class: "bubble", "data-from": message.from, "data-type": message.type });
  if (last?.from === message.from && last.day === day) element.dataset.follows = "";
  list.append(element);

  const bubble = { element, ticks, day, from: message.from, shown: "" };
  drawn.set(message.id, bubble);
  return bubble;
}

/** Draws what the message says, again only when that is another now: its file arrived, it was edited or taken back. */
function fill(bubble, message) {
  const { text, media, isEdited, isRevoked, at, from } = message;
  const shown = JSON.stringify([text, media, isEdited, isRevoked]);
  if (bubble.shown === shown) return;
  bubble.shown = shown;
  const time = el("time", { datetime: new Date(at).toISOString() }, timeOf(at));
  const edited = isEdited && !isRevoked ? [el("span", {}, "editada")] : [];
  const meta = el("span", { class: "bubble-meta" }, ...edited, time, ...(bubble.ticks ? [bubble.ticks] : []));
  const who = el("span", { class: "visually-hidden" }, from === "customer" ? "Cliente: " : "Empresa: ");
  bubble.element.replaceChildren(who, ...contentOf(message), meta, ...actsOf(message));
}

function fail({ element }, { code, details }) {
  if (element.querySelector(".bubble-failure")) return;
  element.dataset.failed = "";
  const reason = code > 0 ? `erro ${code}` : details;
  element.append(el("span", { class: "bubble-failure", title: details }, `Não chegou ao celular (${reason})`));
}
