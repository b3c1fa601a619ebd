import { type JSX, Show } from "solid-js";
import "./button.css";

type Props = {
  variant?: "primary" | "quiet" | "plain" | "danger";
  size?: "m" | "s";
  isBusy?: boolean;
  class?: string;
  type?: "button" | "submit";
  /** The id of the form that it submits, where it stands outside of it. */
  form?: string;
  disabled?: boolean;
  autofocus?: boolean;
  title?: string;
  lang?: string;
  "aria-label"?: string;
  "aria-pressed"?: boolean;
  onClick?: () => void;
  children: JSX.Element;
};

/** A button with words on it. `primary` at most once in a place; `plain` has no border until it is hovered. */
export function Button(props: Props) {
  return (
    <button
      type={props.type ?? "button"}
      form={props.form}
      class={`button ${props.class ?? ""}`}
      data-variant={props.variant ?? "quiet"}
      data-size={props.size ?? "m"}
      disabled={props.disabled || props.isBusy}
      aria-busy={props.isBusy || undefined}
      autofocus={props.autofocus}
      title={props.title}
      lang={props.lang}
      aria-label={props["aria-label"]}
      aria-pressed={props["aria-pressed"]}
      onClick={() => props.onClick?.()}
    >
      <Show when={props.isBusy}>
        <span class="button-spinner" aria-hidden="true" />
      </Show>
      {props.children}
    </button>
  );
}
