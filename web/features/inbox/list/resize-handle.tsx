import { createRoot } from "solid-js";
import { t } from "../../../i18n/i18n.ts";
import { createPreference } from "../../../parts/preference.ts";
import "./resize-handle.css";

const MIN = 280;
const MAX = 520;
const USUAL = 340;
const STEP = 16;

const isWidth = (value: unknown): value is number => typeof value === "number" && value >= MIN && value <= MAX;

export const [listWidth, setListWidth] = createRoot(() => createPreference("listWidth", USUAL, isWidth));

const set = (width: number) => setListWidth(Math.round(Math.max(MIN, Math.min(MAX, width))));

/** The border between list and conversation: dragged, moved with the arrow keys, reset by a double click. */
export function ResizeHandle() {
  const onPointerDown = (event: PointerEvent & { currentTarget: HTMLElement }) => {
    const handle = event.currentTarget;
    const start = event.clientX - listWidth();
    handle.setPointerCapture(event.pointerId);
    const onMove = (move: PointerEvent) => set(move.clientX - start);
    handle.addEventListener("pointermove", onMove);
    handle.addEventListener("lostpointercapture", () => handle.removeEventListener("pointermove", onMove), {
      once: true,
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    set(listWidth() + step);
  };
  return (
    <div
      class="resize-handle"
      role="separator"
      tabindex={0}
      aria-orientation="vertical"
      aria-label={t("inbox.resize")}
      aria-valuemin={MIN}
      aria-valuemax={MAX}
      aria-valuenow={listWidth()}
      onPointerDown={onPointerDown}
      onDblClick={() => set(USUAL)}
      onKeyDown={onKeyDown}
    />
  );
}
