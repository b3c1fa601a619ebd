import type { JSX } from "solid-js";
import "./badge.css";

/** A short word about a state; the icon keeps it readable without its colour. */
export function Badge(props: {
  tone?: "neutral" | "info" | "good" | "warn" | "bad";
  icon?: JSX.Element;
  children: JSX.Element;
}) {
  return (
    <span class="badge" data-tone={props.tone ?? "neutral"}>
      {props.icon}
      {props.children}
    </span>
  );
}
