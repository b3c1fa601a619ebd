import { sendMessage } from "./api.js";
import { el } from "./dom.js";
import { state, update } from "./store.js";

/** What can be done with a message: answer and react to the company's, change and take back one's own. */
export function actsOf(message) {
  if (message.isRevoked || message.type === "reaction") return [];
  const isOwn = message.from === "customer";
  const acts = [act("Responder", () => update({ about: { act: "reply", message } }))];
  if (!isOwn)
    acts.push(act("👍", () => send({ type: "reaction", emoji: "👍", messageId: message.id }), "Reagir com 👍"));
  if (isOwn && message.type === "text") acts.push(act("Editar", () => update({ about: { act: "edit", message } })));
  if (isOwn) acts.push(act("Apagar", () => send({ type: "revoke", messageId: message.id })));
  return [el("span", { class: "acts" }, ...acts)];
}

function act(label, does, spoken = label) {
  const button = el("button", { class: "act", type: "button", "aria-label": spoken }, label);
  button.addEventListener("click", does);
  return button;
}

/** A refusal shows as nothing having changed. */
const send = (message) => sendMessage(state.selected, message).catch(() => {});
