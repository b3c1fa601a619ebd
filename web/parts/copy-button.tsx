import { Check, Copy } from "lucide-solid";
import { createSignal, onCleanup, Show } from "solid-js";
import { IconButton } from "../ui/icon-button.tsx";

/** Copies a text and says so for a moment. */
export function CopyButton(props: { text: string; label: string; doneLabel: string }) {
  const [isDone, setIsDone] = createSignal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  const copy = async () => {
    await navigator.clipboard.writeText(props.text);
    setIsDone(true);
    timer = setTimeout(() => setIsDone(false), 2000);
  };
  return (
    <IconButton label={isDone() ? props.doneLabel : props.label} onClick={() => void copy()}>
      <Show when={isDone()} fallback={<Copy size={15} />}>
        <Check size={15} />
      </Show>
    </IconButton>
  );
}
