import type { JSX } from "solid-js";

/** One place to transfer to: a radio button that looks like a row. */
export function TargetOption(props: {
  icon: JSX.Element;
  label: string;
  note: string;
  isChosen: boolean;
  onChoose: () => void;
}) {
  return (
    <label class="target">
      <input
        type="radio"
        name="target"
        class="target-radio"
        checked={props.isChosen}
        onChange={() => props.onChoose()}
      />
      {props.icon}
      <span class="target-label truncate">{props.label}</span>
      <span class="target-note">{props.note}</span>
    </label>
  );
}
