import type { ErrorCode } from "#shared/errors.ts";
import { errorText } from "../../parts/error-text.ts";

/** Why something was not done, said aloud. */
export function Problem(props: { class?: string; code: ErrorCode }) {
  return (
    <p class={props.class} role="alert">
      {errorText(props.code)}
    </p>
  );
}
