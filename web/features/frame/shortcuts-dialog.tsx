import { For } from "solid-js";
import { t } from "../../i18n/i18n.ts";
import "../../i18n/words/frame-tools.ts";
import { Dialog } from "../../ui/dialog.tsx";
import "./shortcuts-dialog.css";

const SHORTCUTS = [
  { does: "next", keys: ["J", "↓"] },
  { does: "previous", keys: ["K", "↑"] },
  { does: "open", keys: ["Enter"] },
  { does: "search", keys: ["/"] },
  { does: "reply", keys: ["R"] },
  { does: "note", keys: ["N"] },
  { does: "send", keys: ["Enter"] },
  { does: "newline", keys: ["Shift + Enter"] },
  { does: "leaveNote", keys: ["Ctrl + Enter"] },
  { does: "undo", keys: ["Ctrl + Z"] },
  { does: "back", keys: ["Esc"] },
  { does: "help", keys: ["?"] },
] as const;

export default function ShortcutsDialog(props: { onClose: () => void }) {
  return (
    <Dialog isOpen title={t("frame.shortcuts")} closeLabel={t("common.close")} onClose={() => props.onClose()}>
      <dl class="shortcuts">
        <For each={SHORTCUTS}>
          {(it) => (
            <div class="shortcut">
              <dt>{t(`frame.shortcut.${it.does}`)}</dt>
              <dd>
                <For each={it.keys}>{(key) => <kbd class="key">{key}</kbd>}</For>
              </dd>
            </div>
          )}
        </For>
      </dl>
    </Dialog>
  );
}
