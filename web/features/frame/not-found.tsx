import { Compass } from "lucide-solid";
import { t } from "../../i18n/i18n.ts";
import "../../i18n/words/frame-tools.ts";
import { Empty } from "../../ui/empty.tsx";

export default function NotFound() {
  return (
    <>
      <h1 class="visually-hidden">{t("frame.notFoundTitle")}</h1>
      <Empty
        icon={<Compass size={22} />}
        title={t("frame.notFoundTitle")}
        action={
          <a class="button" data-variant="primary" href="/atendimentos">
            {t("frame.notFoundAction")}
          </a>
        }
      >
        {t("frame.notFoundText")}
      </Empty>
    </>
  );
}
