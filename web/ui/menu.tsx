import { createSignal, createUniqueId, type JSX } from "solid-js";
import { place, type Side } from "./place.ts";
import "./menu.css";

type Props = {
  label: string;
  trigger: JSX.Element;
  children: JSX.Element;
  triggerClass?: string;
  side?: Side;
};

/** A menu in a native popover: closes on Esc and on a click elsewhere, arrow keys move, the focus returns. */
export function Menu(props: Props) {
  const id = createUniqueId();
  const [isOpen, setIsOpen] = createSignal(false);
  let trigger!: HTMLButtonElement;
  let menu!: HTMLDivElement;

  const items = () => [...menu.querySelectorAll<HTMLElement>("[role^=menuitem]:not(:disabled)")];

  const onToggle = (event: ToggleEvent) => {
    setIsOpen(event.newState === "open");
    if (event.newState !== "open") return;
    place(menu, trigger, props.side ?? "bottom-end");
    items()[0]?.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const all = items();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 + all.length, Home: 0, End: all.length - 1 }[event.key];
    if (event.key === "Tab") menu.hidePopover();
    if (to === undefined || all.length === 0) return;
    event.preventDefault();
    all[to % all.length]?.focus();
  };

  return (
    <>
      <button
        ref={trigger}
        type="button"
        class={props.triggerClass ?? "icon-button"}
        aria-label={props.label}
        title={props.label}
        aria-haspopup="menu"
        aria-expanded={isOpen()}
        popovertarget={id}
      >
        {props.trigger}
      </button>
      <div
        ref={menu}
        id={id}
        popover="auto"
        class="menu"
        role="menu"
        aria-label={props.label}
        on:toggle={onToggle}
        onKeyDown={onKeyDown}
        onClick={(event) => (event.target as Element).closest("[role^=menuitem]") && menu.hidePopover()}
      >
        {props.children}
      </div>
    </>
  );
}

/** One thing to do. With `isChecked` it is one of several choices. */
export function MenuItem(props: {
  onSelect: () => void;
  icon?: JSX.Element;
  isChecked?: boolean;
  children: JSX.Element;
}) {
  return (
    <button
      type="button"
      class="menu-item"
      role={props.isChecked === undefined ? "menuitem" : "menuitemradio"}
      aria-checked={props.isChecked}
      tabindex={-1}
      onClick={() => props.onSelect()}
    >
      <span class="menu-icon" aria-hidden="true">
        {props.icon}
      </span>
      {props.children}
    </button>
  );
}

export function MenuGroup(props: { label: string; children: JSX.Element }) {
  return (
    <div class="menu-group" role="group" aria-label={props.label}>
      <p class="menu-label" aria-hidden="true">
        {props.label}
      </p>
      {props.children}
    </div>
  );
}
