import { CircleAlert } from "lucide-solid";
import { Show } from "solid-js";
import { errorText } from "../../parts/error-text.ts";
import { Banner } from "../../ui/banner.tsx";
import type { Asking } from "./ask.ts";

/** What stands in the way. What concerns `fieldShown` is said there, and not twice. */
export function ProblemNote(props: { asking: Asking; fieldShown?: string }) {
  const problem = () => {
    const it = props.asking.problem();
    return it?.field !== undefined && it.field === props.fieldShown ? null : it;
  };
  return (
    <Show when={problem()}>
      {(it) => (
        <Banner tone="bad" role="alert" icon={<CircleAlert size={16} />}>
          {errorText(it().code)}
        </Banner>
      )}
    </Show>
  );
}
