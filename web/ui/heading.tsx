import { type JSX, Show } from "solid-js";

type Props = {
  /** Whether it is the page's: where what it heads is all there is on the screen. */
  isOfPage: boolean;
  class: string;
  children: JSX.Element;
};

/** A heading that is the page's on a narrow screen, and a part's on a wide one. */
export function Heading(props: Props) {
  return (
    <Show when={props.isOfPage} fallback={<h2 class={props.class}>{props.children}</h2>}>
      <h1 class={props.class}>{props.children}</h1>
    </Show>
  );
}
