import { Show } from "solid-js";
import "./count.css";

/** A number that asks for attention. Past 99 it says "99+". */
export function Count(props: { value: number; label: string; tone?: "accent" | "quiet" }) {
  return (
    <Show when={props.value > 0}>
      <span class="count" data-tone={props.tone ?? "accent"}>
        <span aria-hidden="true">{props.value > 99 ? "99+" : props.value}</span>
        <span class="visually-hidden">{props.label}</span>
      </span>
    </Show>
  );
}
