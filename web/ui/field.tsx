import { createUniqueId, type JSX, Show, splitProps } from "solid-js";
import "./field.css";

type Props = JSX.InputHTMLAttributes<HTMLInputElement> & {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  after?: JSX.Element;
};

/** A labelled text input, with what helps to fill it in and what is wrong with it. */
export function Field(props: Props) {
  const id = createUniqueId();
  const [own, input] = splitProps(props, ["label", "hint", "error", "after"]);
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {own.label}
      </label>
      <span class="field-box">
        <input
          {...input}
          id={id}
          class="field-input"
          aria-invalid={own.error ? true : undefined}
          aria-describedby={own.error || own.hint ? `${id}-help` : undefined}
        />
        {own.after}
      </span>
      <Show when={own.error ?? own.hint}>
        {(help) => (
          <p id={`${id}-help`} class="field-help" data-error={own.error ? "" : undefined}>
            {help()}
          </p>
        )}
      </Show>
    </div>
  );
}
