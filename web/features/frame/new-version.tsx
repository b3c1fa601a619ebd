import { RefreshCw } from "lucide-solid";
import { Show } from "solid-js";
import { t } from "../../i18n/i18n.ts";
import { isNewVersionWaiting } from "../../parts/version.ts";
import { reloadIntoNewVersion } from "../../pwa.ts";
import { Button } from "../../ui/button.tsx";

/** Offers a newer version; nobody is moved to it in the middle of a sentence. */
export function NewVersion() {
  return (
    <Show when={isNewVersionWaiting()}>
      <div class="notice">
        <p class="notice-title">
          <RefreshCw size={16} aria-hidden="true" />
          {t("frame.newVersion")}
        </p>
        <footer class="notice-footer">
          <Button variant="primary" size="s" onClick={() => void reloadIntoNewVersion()}>
            {t("frame.update")}
          </Button>
        </footer>
      </div>
    </Show>
  );
}
