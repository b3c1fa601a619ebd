import * as v from "valibot";
import type { Device, DeviceRecord } from "./ports.ts";

const KEY = "prosa.device";

const Stored = v.object({
  userId: v.nullable(v.string()),
  doomed: v.array(v.string()),
  hasCopy: v.optional(v.boolean(), false),
  owesSignOut: v.boolean(),
});

const NOBODY: DeviceRecord = { userId: null, doomed: [], hasCopy: false, owesSignOut: false };

/** The device's record in localStorage, whose `storage` event tells the other tabs. */
export const browserDevice = (): Device => ({
  read() {
    try {
      const stored = v.safeParse(Stored, JSON.parse(localStorage.getItem(KEY) ?? "null"));
      return stored.success ? stored.output : NOBODY;
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
