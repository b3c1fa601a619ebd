import { DatabaseBackup, HardDrive } from "lucide-solid";
import { Match, Switch } from "solid-js";
import { t } from "../../i18n/i18n.ts";
import { useProsa } from "../../stores/context.ts";
import { Button } from "../../ui/button.tsx";

/** That this device's copy had to be made anew, or has no more room: what that means, and what to do. */
export function StorageNotice() {
  const { connection } = useProsa();
  return (
    <Switch>
      <Match when={connection.storage() === "rebuilt"}>
        <div class="notice">
          <p class="notice-title">
            <DatabaseBackup size={16} aria-hidden="true" />
            {t("frame.storage.rebuiltTitle")}
          </p>
          <p class="notice-reason">{t("frame.storage.rebuiltText")}</p>
          <Understood />
        </div>
      </Match>
      <Match when={connection.storage() === "full"}>
        <div class="notice">
          <p class="notice-title" data-tone="warn">
            <HardDrive size={16} aria-hidden="true" />
            {t("frame.storage.fullTitle")}
          </p>
          <p class="notice-reason">{t("frame.storage.fullText")}</p>
          <Understood />
        </div>
      </Match>
    </Switch>
  );
}

function Understood() {
  const { connection } = useProsa();
  return (
    <footer class="notice-footer">
      <Button size="s" onClick={() => connection.dismissStorage()}>
        {t("frame.storage.understood")}
      </Button>
    </footer>
  );
}
