import { CloudOff } from "lucide-solid";
import { t } from "../../i18n/i18n.ts";
import "../../i18n/words/sign-in.ts";
import { Empty } from "../../ui/empty.tsx";

/** The copy on this device is too old to be shown before the server has been heard. */
export default function Locked() {
  return (
    <main class="gate">
      <Empty icon={<CloudOff size={22} />} title={t("signIn.lockedTitle")} role="status">
        {t("signIn.lockedText")} {t("signIn.lockedWaiting")}
      </Empty>
    </main>
  );
}
