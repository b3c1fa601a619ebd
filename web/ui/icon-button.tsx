import { type JSX, splitProps } from "solid-js";
import "./icon-button.css";

type Props = Omit<JSX.ButtonHTMLAttributes<HTMLButtonElement>, "aria-label" | "title"> & {
  /** Read aloud, and shown when hovered. */
  label: string;
};

/** A button that is an icon; its label is never left out. */
export function IconButton(props: Props) {
  const [own, rest] = splitProps(props, ["label", "class", "children"]);
  return (
    <button type="button" {...rest} class={`icon-button ${own.class ?? ""}`} aria-label={own.label} title={own.label}>
      {own.children}
    </button>
  );
}
