import { Search, X } from "lucide-solid";
import { Show } from "solid-js";
import { IconButton } from "./icon-button.tsx";
import "./search-field.css";

type Props = {
  label: string;
  clearLabel: string;
  value: string;
  onInput: (value: string) => void;
  ref?: (element: HTMLInputElement) => void;
  onKeyDown?: (event: KeyboardEvent) => void;
  autofocus?: boolean;
  /** Found by the "/" shortcut. */
  isPageSearch?: boolean;
};

export function SearchField(props: Props) {
  let input!: HTMLInputElement;
  const clear = () => {
    props.onInput("");
    input.focus();
  };
  return (
    <div class="search-field" role="search">
      <Search size={16} aria-hidden="true" />
      <input
        ref={(element) => {
          input = element;
          props.ref?.(element);
        }}
        type="text"
        inputmode="search"
        enterkeyhint="search"
        autocomplete="off"
        spellcheck={false}
        class="search-input"
        placeholder={props.label}
        aria-label={props.label}
        autofocus={props.autofocus}
        data-page-search={props.isPageSearch ? "" : undefined}
        value={props.value}
        onInput={(event) => props.onInput(event.currentTarget.value)}
        onKeyDown={(event) => {
          // First the query goes, then the focus; in a dialog an empty field leaves Esc to the dialog.
          if (event.key === "Escape" && (props.value || props.isPageSearch)) {
            event.preventDefault();
            if (props.value) clear();
            else input.blur();
          }
          props.onKeyDown?.(event);
        }}
      />
      <Show when={props.value}>
        <IconButton label={props.clearLabel} onClick={clear}>
          <X size={14} />
        </IconButton>
      </Show>
    </div>
  );
}
