import { createUniqueId, type JSX, Show } from "solid-js";
import "./field.css";

type Props = {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  after?: JSX.Element;
  type?: "text" | "email" | "number" | "password";
  name?: string;
  autocomplete?: string;
  autofocus?: boolean;
  placeholder?: string;
  maxlength?: number;
  min?: number;
  max?: number;
  value: string | number;
  onInput: JSX.EventHandler<HTMLInputElement, InputEvent>;
};

/** A labelled text input, with what helps to fill it in and what is wrong with it. */
export function Field(props: Props) {
  const id = createUniqueId();
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {props.label}
      </label>
      <span class="field-box">
        <input
          id={id}
          type={props.type ?? "text"}
          name={props.name}
          autocomplete={props.autocomplete}
          autofocus={props.autofocus}
          placeholder={props.placeholder}
          maxlength={props.maxlength}
          min={props.min}
          max={props.max}
          value={props.value}
          onInput={(event) => props.onInput(event)}
          class="field-input"
          aria-invalid={props.error ? true : undefined}
          aria-describedby={props.error || props.hint ? `${id}-help` : undefined}
        />
        {props.after}
      </span>
      <Show when={props.error ?? props.hint}>
        {(help) => (
          <p id={`${id}-help`} class="field-help" data-error={props.error ? "" : undefined}>
            {help()}
          </p>
        )}
      </Show>
    </div>
  );
}
