import type { JSX } from "solid-js";
import "./icon-button.css";

type Props = {
  /** Read aloud, and shown when hovered. */
  label: string;
  class?: string;
  disabled?: boolean;
  autofocus?: boolean;
  "aria-pressed"?: boolean;
  "data-side"?: "left" | "right";
  onClick: () => void;
  children: JSX.Element;
};

/** A button that is an icon; its label is never left out. */
export function IconButton(props: Props) {
  return (
    <button
      type="button"
      class={`icon-button ${props.class ?? ""}`}
      aria-label={props.label}
      title={props.label}
      disabled={props.disabled}
      autofocus={props.autofocus}
      aria-pressed={props["aria-pressed"]}
      data-side={props["data-side"]}
      onClick={() => props.onClick()}
    >
      {props.children}
    </button>
  );
}
