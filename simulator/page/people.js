import { byId, el } from "./dom.js";
import { state, subscribe } from "./store.js";
import { addressOf, CHANNEL_NAMES, initialsOf, previewOf, timeOf } from "./text.js";

const rows = new Map();

/** The list of customers. Rows stay where they are, so that nothing jumps under the pointer or the focus. */
export function showPeople() {
  subscribe((changed) => {
    if (!changed.has("customers") && !changed.has("selected")) return;
    for (const key of rows.keys()) if (!state.customers.has(key)) removeRow(key);
    for (const customer of state.customers.values()) {
      const row = rows.get(customer.key) ?? addRow(customer);
      fill(row, customer);
    }
  });
}

function addRow(customer) {
  const { key } = customer;
  const parts = {
    link: el("a", { class: "person", href: `#${encodeURIComponent(key)}` }),
    avatar: el("span", { class: "avatar", "aria-hidden": "true" }),
    name: el("span", { class: "person-name" }),
    time: el("time", { class: "person-time" }),
    preview: el("span", { class: "person-preview" }),
    unread: el("span", { class: "unread" }),
    address: el("span", { class: "visually-hidden" }, addressOf(customer)),
  };
  parts.link.append(parts.avatar, parts.name, parts.time, parts.preview, parts.unread, parts.address);
  byId("people").append(el("li", {}, parts.link));
  rows.set(key, parts);
  return parts;
}

/** The simulator keeps nothing when it restarts: whoever was added before is gone then. */
function removeRow(key) {
  rows.get(key).link.parentElement.remove();
  rows.delete(key);
}

function fill(row, customer) {
  const { key, channel, name, lastMessage, unread } = customer;
  row.avatar.textContent = initialsOf(name);
  row.name.textContent = name;
  const time = lastMessage ? [timeOf(lastMessage.at)] : [];
  row.time.textContent = [...(channel === "whatsapp" ? [] : [CHANNEL_NAMES[channel]]), ...time].join(" · ");
  row.preview.textContent = lastMessage ? previewOf(lastMessage) : addressOf(customer);
  const unreadWord = el("span", { class: "visually-hidden" }, unread === 1 ? " não lida" : " não lidas");
  row.unread.replaceChildren(...(unread > 0 ? [String(unread), unreadWord] : []));
  row.link.toggleAttribute("data-unread", unread > 0);
  if (key === state.selected) row.link.setAttribute("aria-current", "true");
  else row.link.removeAttribute("aria-current");
}
