import type { JSX } from "solid-js";
import "./banner.css";

/** A line that says what is the case, with room for one thing to do about it. */
export function Banner(props: {
  tone?: "neutral" | "info" | "good" | "warn" | "bad";
  icon?: JSX.Element;
  action?: JSX.Element;
  role?: "status" | "alert";
  children: JSX.Element;
}) {
  return (
    <div class="banner" data-tone={props.tone ?? "neutral"} role={props.role}>
      {props.icon}
      <p class="banner-text">{props.children}</p>
      {props.action}
    </div>
  );
}
