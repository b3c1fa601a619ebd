import { type JSX, Show } from "solid-js";
import "./empty.css";

/** An empty place: what will be here, and the one action that fills it. Also for what could not be shown. */
export function Empty(props: {
  icon?: JSX.Element;
  title: string;
  children?: JSX.Element;
  action?: JSX.Element;
  role?: "status" | "alert";
}) {
  return (
    <div class="empty" role={props.role}>
      <Show when={props.icon}>
        <span class="empty-icon" aria-hidden="true">
          {props.icon}
        </span>
      </Show>
      <p class="empty-title">{props.title}</p>
      <Show when={props.children}>
        <p class="empty-text">{props.children}</p>
      </Show>
      {props.action}
    </div>
  );
}
