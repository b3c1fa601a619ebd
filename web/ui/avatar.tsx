import { type JSX, Show } from "solid-js";
import { initialsOf, tintOf } from "./initials.ts";
import "./avatar.css";

/** Initials on a quiet tint, with room for a mark at its corner. Decoration: the name always stands beside it. */
export function Avatar(props: { name: string; size?: "xs" | "s" | "m" | "l"; mark?: JSX.Element; isOnline?: boolean }) {
  return (
    <span
      class="avatar"
      data-size={props.size ?? "m"}
      data-tint={tintOf(props.name)}
      data-initials={initialsOf(props.name)}
      aria-hidden="true"
    >
      <Show when={props.mark}>
        <span class="avatar-mark">{props.mark}</span>
      </Show>
      <Show when={props.isOnline}>
        <span class="avatar-online" />
      </Show>
    </span>
  );
}
