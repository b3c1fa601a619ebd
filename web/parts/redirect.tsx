import { onMount } from "solid-js";
import { navigate } from "./address.ts";

/** Stands where a page cannot be shown, and leads to another. */
export function Redirect(props: { to: string }) {
  onMount(() => navigate(props.to, { replace: true }));
  return null;
}
