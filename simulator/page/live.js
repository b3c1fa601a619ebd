import { fetchMessages, markRead } from "./api.js";
import { state, update } from "./store.js";

/** The typing indicator goes out by itself. Source: Cloud API, "Typing indicators": after 25 seconds. */
const TYPING_MS = 25_000;
let typingTimer = 0;

/** Follows the simulator's events; the browser reconnects by itself, and each `hello` makes everything right again. */
export function connect() {
  const events = new EventSource("/sim/events");
  const on = (type, handle) => events.addEventListener(type, (event) => handle(JSON.parse(event.data)));

  on("hello", async ({ business, customers, faults, webhooks }) => {
    const byKey = new Map(customers.map((customer) => [customer.key, customer]));
    update({ business, customers: byKey, faults, webhooks, online: true });
    await loadMessages();
  });
  on("customer", ({ customer }) => {
    update({ customers: new Map(state.customers).set(customer.key, customer) });
  });
  on("message", ({ key, message }) => {
    if (key !== state.selected) return;
    const isNew = message.from === "business" && !state.messages.has(message.id);
    update({ messages: new Map(state.messages).set(message.id, message) });
    if (isNew) setTyping(false);
    readWhatIsSeen();
  });
  on("typing", ({ key }) => {
    if (key === state.selected) setTyping(true);
  });
  on("faults", ({ faults }) => update({ faults }));
  on("webhooks", ({ webhooks }) => update({ webhooks }));
  events.onerror = () => update({ online: false });

  document.addEventListener("visibilitychange", readWhatIsSeen);
}

/** Opens a customer's conversation; null closes it. */
export async function select(key) {
  update({ selected: key, messages: new Map(), typing: false, about: null });
  await loadMessages();
}

async function loadMessages() {
  const key = state.selected;
  if (key === null || !state.customers.has(key)) return;
  const { items } = await fetchMessages(key);
  if (key !== state.selected) return;
  update({ messages: new Map(items.map((message) => [message.id, message])) });
  readWhatIsSeen();
}

function readWhatIsSeen() {
  const isUnread = (message) => message.from === "business" && message.status === "delivered";
  const sees = state.selected !== null && document.visibilityState === "visible";
  // A read that fails is asked for again with the next message or the next hello.
  if (sees && [...state.messages.values()].some(isUnread)) markRead(state.selected).catch(() => {});
}

function setTyping(typing) {
  clearTimeout(typingTimer);
  update({ typing });
  if (typing) typingTimer = setTimeout(() => update({ typing: false }), TYPING_MS);
}
