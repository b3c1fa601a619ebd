import { CircleAlert } from "lucide-solid";
import { Show } from "solid-js";
import { errorText } from "../../parts/error-text.ts";
import { Banner } from "../../ui/banner.tsx";
import type { Asking } from "./ask.ts";

export function ProblemNote(props: { asking: Asking }) {
  return (
    <Show when={props.asking.problem()}>
      {(problem) => (
        <Banner tone="bad" role="alert" icon={<CircleAlert size={16} />}>
          {errorText(problem().code)}
        </Banner>
      )}
    </Show>
  );
}
