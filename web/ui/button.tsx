import { type JSX, Show, splitProps } from "solid-js";
import "./button.css";

type Props = JSX.ButtonHTMLAttributes<HTMLButtonElement> & {
  variant?: "primary" | "quiet" | "plain" | "danger";
  size?: "m" | "s";
  isBusy?: boolean;
};

/** A button with words on it. `primary` at most once in a place; `plain` has no border until it is hovered. */
export function Button(props: Props) {
  const [own, rest] = splitProps(props, ["variant", "size", "isBusy", "class", "children", "disabled"]);
  return (
    <button
      type="button"
      {...rest}
      class={`button ${own.class ?? ""}`}
      data-variant={own.variant ?? "quiet"}
      data-size={own.size ?? "m"}
      disabled={own.disabled || own.isBusy}
      aria-busy={own.isBusy || undefined}
    >
      <Show when={own.isBusy}>
        <span class="button-spinner" aria-hidden="true" />
      </Show>
      {own.children}
    </button>
  );
}
