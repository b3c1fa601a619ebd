import { byId, el } from "./dom.js";
import { state, subscribe } from "./store.js";
import { initialsOf, phoneOf, previewOf, timeOf } from "./text.js";

const rows = new Map();

/** The list of customers. Rows stay where they are, so that nothing jumps under the pointer or the focus. */
export function showPeople() {
  subscribe((changed) => {
    if (!changed.has("customers") && !changed.has("selected")) return;
    for (const phone of rows.keys()) if (!state.customers.has(phone)) removeRow(phone);
    for (const customer of state.customers.values()) {
      const row = rows.get(customer.phone) ?? addRow(customer.phone);
      fill(row, customer);
    }
  });
}

function addRow(phone) {
  const parts = {
    link: el("a", { class: "person", href: `#${phone}` }),
    avatar: el("span", { class: "avatar", "aria-hidden": "true" }),
    name: el("span", { class: "person-name" }),
    time: el("time", { class: "person-time" }),
    preview: el("span", { class: "person-preview" }),
    unread: el("span", { class: "unread" }),
    phone: el("span", { class: "visually-hidden" }, phoneOf(phone)),
  };
  parts.link.append(parts.avatar, parts.name, parts.time, parts.preview, parts.unread, parts.phone);
  byId("people").append(el("li", {}, parts.link));
  rows.set(phone, parts);
  return parts;
}

/** The simulator keeps nothing when it restarts: whoever was added before is gone then. */
function removeRow(phone) {
  rows.get(phone).link.parentElement.remove();
  rows.delete(phone);
}

function fill(row, { phone, name, lastMessage, unread }) {
  row.avatar.textContent = initialsOf(name);
  row.name.textContent = name;
  row.time.textContent = lastMessage ? timeOf(lastMessage.at) : "";
  row.preview.textContent = lastMessage ? previewOf(lastMessage) : phoneOf(phone);
  const unreadWord = el("span", { class: "visually-hidden" }, unread === 1 ? " não lida" : " não lidas");
  row.unread.replaceChildren(...(unread > 0 ? [String(unread), unreadWord] : []));
  row.link.toggleAttribute("data-unread", unread > 0);
  if (phone === state.selected) row.link.setAttribute("aria-current", "true");
  else row.link.removeAttribute("aria-current");
}
