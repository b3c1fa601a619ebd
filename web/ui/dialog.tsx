import { X } from "lucide-solid";
import { createEffect, createUniqueId, type JSX, onCleanup, Show } from "solid-js";
import { IconButton } from "./icon-button.tsx";
import "./dialog.css";

type Props = {
  isOpen: boolean;
  title: string;
  closeLabel: string;
  onClose: () => void;
  children: JSX.Element;
  footer?: JSX.Element;
  /** `sheet` comes in from the side, for what accompanies the page rather than interrupting it. */
  shape?: "box" | "wide" | "sheet";
};

/** A native modal dialog: the browser keeps the focus inside, closes on Esc and gives the focus back. */
export function Dialog(props: Props) {
  const titleId = createUniqueId();
  let element!: HTMLDialogElement;

  createEffect(() => {
    if (props.isOpen && !element.open) element.showModal();
    if (!props.isOpen && element.open) element.close();
  });
  onCleanup(() => element.close());

  return (
    <dialog
      ref={element}
      class="dialog"
      data-shape={props.shape ?? "box"}
      aria-labelledby={titleId}
      // Told a moment after it was closed: it may be open again.
      on:close={() => props.isOpen && !element.open && props.onClose()}
      on:mousedown={(event) => event.target === element && element.close()}
    >
      <Show when={props.isOpen}>
        <div class="dialog-box">
          <header class="dialog-header">
            <h2 id={titleId} class="dialog-title">
              {props.title}
            </h2>
            <IconButton label={props.closeLabel} onClick={() => element.close()}>
              <X size={18} />
            </IconButton>
          </header>
          <div class="dialog-body">{props.children}</div>
          <Show when={props.footer}>
            <footer class="dialog-footer">{props.footer}</footer>
          </Show>
        </div>
      </Show>
    </dialog>
  );
}
