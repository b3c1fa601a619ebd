import { createRoot } from "solid-js";
import { createPreference } from "../../../parts/preference.ts";

/** In pixels. */
export const MIN = 280;
export const MAX = 520;
export const USUAL = 340;
export const STEP = 16;

const isWidth = (value: unknown): value is number => typeof value === "number" && value >= MIN && value <= MAX;

const [width, setWidth] = createRoot(() => createPreference("listWidth", USUAL, isWidth));

export const listWidth = width;

export const setListWidth = (wanted: number): void => setWidth(Math.round(Math.max(MIN, Math.min(MAX, wanted))));
