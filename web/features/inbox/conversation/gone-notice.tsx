import { EyeOff } from "lucide-solid";
import { t } from "../../../i18n/i18n.ts";
import "../../../i18n/words/conversation-gone.ts";
import { Empty } from "../../../ui/empty.tsx";
import { hrefOf, useTab } from "../list/tab.ts";

/** The conversation was taken away while it was open. No error: someone decided so. */
export default function GoneNotice() {
  const [tab] = useTab();
  return (
    <section class="conversation">
      <Empty
        role="status"
        icon={<EyeOff size={22} />}
        title={t("conversation.goneTitle")}
        action={
          <a class="button" data-variant="quiet" href={hrefOf(null, tab())}>
            {t("conversation.goneAction")}
          </a>
        }
      >
        {t("conversation.goneText")}
      </Empty>
    </section>
  );
}
