import { createEffect, createRoot } from "solid-js";
import { createPreference } from "./preference.ts";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

const isTheme = (value: unknown): value is Theme => THEMES.some((it) => it === value);

/** The theme chosen on this device. `public/theme.js` applies the same choice before the first paint. */
export const [theme, setTheme] = createRoot(() => {
  const [value, set] = createPreference<Theme>("theme", "system", isTheme);
  createEffect(() => {
    const root = document.documentElement;
    if (value() === "system") delete root.dataset["theme"];
    else root.dataset["theme"] = value();
  });
  return [value, set] as const;
});
