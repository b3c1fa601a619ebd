import { ArrowDown } from "lucide-solid";
import { Show } from "solid-js";
import { t } from "../../../i18n/i18n.ts";
import "./new-messages-pill.css";

/** The way down when one has scrolled up, saying how much has come meanwhile. */
export function NewMessagesPill(props: { count: number; onClick: () => void }) {
  return (
    <button
      type="button"
      class="pill"
      data-count={props.count > 0 ? "" : undefined}
      aria-label={props.count > 0 ? undefined : t("conversation.toBottom")}
      onClick={() => props.onClick()}
    >
      <ArrowDown size={16} aria-hidden="true" />
      <Show when={props.count > 0}>{t("conversation.newMessages", props.count)}</Show>
    </button>
  );
}
