import "./switch.css";

/** A setting that is on or off. `isLabelHidden` where a column heading already says what it is. */
export function Switch(props: {
  label: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  isLabelHidden?: boolean;
  isDisabled?: boolean;
}) {
  return (
    <label class="switch">
      <input
        type="checkbox"
        role="switch"
        class="switch-input"
        checked={props.isOn}
        disabled={props.isDisabled}
        onChange={(event) => {
          const wanted = event.currentTarget.checked;
          // The page decides what is on; until it agrees the switch stays where it is.
          event.currentTarget.checked = props.isOn;
          props.onChange(wanted);
        }}
      />
      <span class={props.isLabelHidden ? "visually-hidden" : "switch-label"}>{props.label}</span>
    </label>
  );
}
