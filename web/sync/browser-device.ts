import type { Device, DeviceRecord } from "./ports.ts";

const KEY = "prosa.device";

const NOBODY: DeviceRecord = { userId: null, doomed: [], hasCopy: false, owesSignOut: false };

/** The device's record in localStorage, whose `storage` event tells the other tabs. */
export const browserDevice = (): Device => ({
  read() {
    try {
      return recordOf(JSON.parse(localStorage.getItem(KEY) ?? "null"));
    } catch {
      return NOBODY;
    }
  },
  write: (record) => localStorage.setItem(KEY, JSON.stringify(record)),
  onChange(listener) {
    // `key` is null when everything was cleared.
    const heard = (event: StorageEvent) => (event.key === KEY || event.key === null) && listener();
    window.addEventListener("storage", heard);
    return () => window.removeEventListener("storage", heard);
  },
});

/** By hand: the page must know whose copy to open before it loads the means to check anything else. */
const recordOf = ({ userId, doomed, hasCopy = false, owesSignOut }: Partial<Record<string, unknown>>): DeviceRecord => {
  const isUser = userId === null || typeof userId === "string";
  const isList = Array.isArray(doomed) && doomed.every((it) => typeof it === "string");
  if (!isUser || !isList || typeof hasCopy !== "boolean" || typeof owesSignOut !== "boolean") return NOBODY;
  return { userId, doomed, hasCopy, owesSignOut };
};
