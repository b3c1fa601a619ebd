import { type Accessor, createSignal } from "solid-js";

/** A choice that this device remembers. What is stored and no longer valid counts as not stored. */
export const createPreference = <T extends string | number | boolean>(
  name: string,
  fallback: T,
  isValid: (value: unknown) => value is T,
): [Accessor<T>, (value: T) => void] => {
  const key = `prosa.${name}`;
  const [value, setValue] = createSignal<T>(read(key, isValid) ?? fallback, { equals: (a, b) => a === b });
  return [
    value,
    (next) => {
      setValue(() => next);
      localStorage.setItem(key, String(next));
    },
  ];
};

const read = <T>(key: string, isValid: (value: unknown) => value is T): T | null => {
  const stored = localStorage.getItem(key);
  if (stored === null) return null;
  const candidates: unknown[] = [stored, Number(stored), stored === "true"];
  return candidates.find(isValid) ?? null;
};
