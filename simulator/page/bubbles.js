import { byId, el, icon } from "./dom.js";
import { selectedCustomer, state, subscribe } from "./store.js";
import { dayOf, KIND_NAMES, timeOf } from "./text.js";
import { drawTicks } from "./ticks.js";

/** Bubbles on screen by message id: they are kept, so that a change of ticks is not read aloud as a new message. */
const drawn = new Map();
let drawnFor = null;

/** The messages of the open conversation, the newest in sight. */
export function showBubbles() {
  subscribe((changed) => {
    if (changed.has("selected") || changed.has("messages")) draw();
  });
}

function draw() {
  const list = byId("bubbles");
  const wasAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  const isNewConversation = drawnFor !== state.selected;
  if (isNewConversation) clear(list);

  const messages = [...state.messages.values()].filter(isOnPhone);
  for (const message of messages) {
    const bubble = drawn.get(message.id) ?? add(list, message);
    if (bubble.ticks) drawTicks(bubble.ticks, message.status);
    if (message.failure) fail(bubble, message.failure);
  }
  showEmpty(list, messages.length === 0);
  if (wasAtEnd || isNewConversation) list.scrollTop = list.scrollHeight;
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

  const time = el("time", { datetime: new Date(message.at).toISOString() }, timeOf(message.at));
  const ticks = message.from === "customer" ? el("span", { class: "ticks" }) : null;
  const element = el("div", { class: "bubble", "data-from": message.from, "data-type": message.type });
  if (last?.from === message.from && last.day === day) element.dataset.follows = "";
  const who = message.from === "customer" ? "Cliente: " : "Empresa: ";
  element.append(el("span", { class: "visually-hidden" }, who), ...contentOf(message));
  element.append(el("span", { class: "bubble-meta" }, time, ...(ticks ? [ticks] : [])));
  list.append(element);

  const bubble = { element, ticks, day, from: message.from };
  drawn.set(message.id, bubble);
  return bubble;
}

function contentOf({ type, text }) {
  const body = text ? [el("span", { class: "bubble-text" }, text)] : [];
  if (type === "text" || type === "reaction") return body;
  return [el("span", { class: "attachment" }, icon(type), KIND_NAMES[type]), ...body];
}

function fail({ element }, { code, details }) {
  if (element.dataset.failed !== undefined) return;
  element.dataset.failed = "";
  element.append(el("span", { class: "bubble-failure", title: details }, `Não chegou ao celular (erro ${code})`));
}
