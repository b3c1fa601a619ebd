import { LayoutTemplate, Paperclip, Plus } from "lucide-solid";
import { t } from "../../../i18n/i18n.ts";
import { Menu, MenuItem } from "../../../ui/menu.tsx";

/** What can be sent besides words, where there is little room. */
export function AttachMenu(props: { onPick: () => void; onTemplates: () => void }) {
  return (
    <Menu
      label={t("composer.more")}
      side="top-start"
      triggerClass="icon-button editor-tool"
      trigger={<Plus size={20} />}
    >
      <MenuItem icon={<Paperclip size={16} />} onSelect={() => props.onPick()}>
        {t("composer.attach")}
      </MenuItem>
      <MenuItem icon={<LayoutTemplate size={16} />} onSelect={() => props.onTemplates()}>
        {t("composer.openTemplates")}
      </MenuItem>
    </Menu>
  );
}
