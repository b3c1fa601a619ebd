import { ArrowRightLeft, Ellipsis, Hand } from "lucide-solid";
import { Show } from "solid-js";
import { t } from "../../../i18n/i18n.ts";
import { Menu, MenuItem } from "../../../ui/menu.tsx";
import type { createActions } from "./actions.ts";

/** What may be done with the conversation besides its next step, where there is little room. */
export function ConversationMenu(props: { onTransfer: () => void; actions: ReturnType<typeof createActions> }) {
  return (
    <Menu label={t("conversation.actions")} trigger={<Ellipsis size={20} />}>
      <MenuItem icon={<ArrowRightLeft size={16} />} onSelect={() => props.onTransfer()}>
        {t("conversation.transfer")}
      </MenuItem>
      <Show when={props.actions.canTakeOver()}>
        <MenuItem icon={<Hand size={16} />} onSelect={() => props.actions.takeOver()}>
          {t("conversation.takeOver")}
        </MenuItem>
      </Show>
    </Menu>
  );
}
