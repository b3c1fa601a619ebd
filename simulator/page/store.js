/**
 * What the page knows. Parts of the page subscribe, and are called with what changed: a set of `business`,
 * `customers`, `selected`, `messages`, `faults`, `webhooks`, `online`, `typing`, `about`.
 */
export const state = {
  /** { name, phone, zapiPhone, prosaUrl } of the company */
  business: null,
  /** key → summary, in the order in which the simulator got to know them */
  customers: new Map(),
  /** The key of the customer whose conversation is open, or null. */
  selected: null,
  /** Messages of the selected customer by id, oldest first. */
  messages: new Map(),
  faults: null,
  webhooks: { waiting: 0, trouble: null },
  online: false,
  /** Whether the company is typing to the selected customer. */
  typing: false,
  /** What the next message is about: { act: "reply" or "edit", message }, or null. */
  about: null,
};

const listeners = new Set();

export const subscribe = (listener) => void listeners.add(listener);

/** Merges `patch` and tells who subscribed. */
export function update(patch) {
  Object.assign(state, patch);
  const changed = new Set(Object.keys(patch));
  for (const listener of listeners) listener(changed);
}

export const selectedCustomer = () => state.customers.get(state.selected) ?? null;
