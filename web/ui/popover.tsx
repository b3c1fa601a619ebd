import { createUniqueId, type JSX } from "solid-js";
import { place, type Side } from "./place.ts";
import "./popover.css";

type Props = {
  label: string;
  trigger: JSX.Element;
  triggerClass?: string;
  side?: Side;
  onOpen?: () => void;
  children: JSX.Element;
};

/** Something to read or fill in beside the button that opens it. */
export function Popover(props: Props) {
  const id = createUniqueId();
  let trigger!: HTMLButtonElement;
  let panel!: HTMLDivElement;
  const onToggle = (event: ToggleEvent) => {
    if (event.newState !== "open") return;
    props.onOpen?.();
    place(panel, trigger, props.side ?? "bottom-end");
  };
  return (
    <>
      <button
        ref={trigger}
        type="button"
        class={props.triggerClass ?? "icon-button"}
        aria-label={props.label}
        title={props.label}
        popovertarget={id}
      >
        {props.trigger}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        class="popover"
        role="dialog"
        aria-label={props.label}
        on:toggle={onToggle}
      >
        {props.children}
      </div>
    </>
  );
}
