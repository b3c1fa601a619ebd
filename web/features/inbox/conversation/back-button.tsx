import { ArrowLeft } from "lucide-solid";
import { Show } from "solid-js";
import { t } from "../../../i18n/i18n.ts";
import { navigate } from "../../../parts/address.ts";
import { isNarrow } from "../../../parts/screen.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import { hrefOf, useTab } from "../list/tab.ts";

/** The way back to the list where only one of the two is on the screen. */
export function BackButton() {
  const [tab] = useTab();
  return (
    <Show when={isNarrow()}>
      <IconButton label={t("common.back")} onClick={() => navigate(hrefOf(null, tab()))}>
        <ArrowLeft size={20} />
      </IconButton>
    </Show>
  );
}
