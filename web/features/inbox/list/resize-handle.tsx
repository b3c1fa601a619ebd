import { t } from "../../../i18n/i18n.ts";
import { listWidth, MAX, MIN, setListWidth as set, STEP, USUAL } from "./list-width.ts";
import "./resize-handle.css";

/** The border between list and conversation: dragged, moved with the arrow keys, reset by a double click. */
export default function ResizeHandle() {
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
