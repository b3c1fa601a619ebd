import { TriangleAlert } from "lucide-solid";
import { t } from "../../i18n/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";

/** Stands in for a page of which a part could not be loaded, or which broke. What was written is kept on the device. */
export function BrokenPage() {
  return (
    <Empty
      icon={<TriangleAlert size={22} />}
      title={t("frame.brokenTitle")}
      role="alert"
      action={
        <Button variant="primary" onClick={() => location.reload()}>
          {t("frame.reload")}
        </Button>
      }
    >
      {t("frame.brokenText")}
    </Empty>
  );
}
