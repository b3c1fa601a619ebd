import { Eye, EyeOff } from "lucide-solid";
import { createSignal, Show } from "solid-js";
import { Field } from "./field.tsx";
import { IconButton } from "./icon-button.tsx";

type Props = {
  label: string;
  name: string;
  autocomplete: "current-password" | "new-password";
  showLabel: string;
  hideLabel: string;
  value: string;
  onInput: (value: string) => void;
  hint?: string;
  error?: string | undefined;
};

/** A password that can be looked at while it is typed. */
export function PasswordField(props: Props) {
  const [isShown, setIsShown] = createSignal(false);
  return (
    <Field
      label={props.label}
      name={props.name}
      type={isShown() ? "text" : "password"}
      autocomplete={props.autocomplete}
      value={props.value}
      onInput={(event) => props.onInput(event.currentTarget.value)}
      hint={props.hint}
      error={props.error}
      after={
        <IconButton label={isShown() ? props.hideLabel : props.showLabel} onClick={() => setIsShown(!isShown())}>
          <Show when={isShown()} fallback={<Eye size={16} />}>
            <EyeOff size={16} />
          </Show>
        </IconButton>
      }
    />
  );
}
