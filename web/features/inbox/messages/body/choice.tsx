import { Show } from "solid-js";
import { ListChecks } from "lucide-solid";
import { t } from "../../../../i18n/i18n.ts";
import type { ShownMessage } from "../../../../stores/prosa.ts";
import { choiceDetail } from "./content.ts";
import { foreignName } from "../foreign-text.ts";

/** Says that the text below was not written but chosen, on a button or in a list. */
export function Choice(props: { message: ShownMessage }) {
  return (
    <span class="choice">
      <ListChecks size={13} aria-hidden="true" />
      {t("message.choice")}
      <Show when={choiceDetail(props.message.content)}>
        {(detail) => <bdi class="choice-detail">{foreignName(detail())}</bdi>}
      </Show>
    </span>
  );
}
