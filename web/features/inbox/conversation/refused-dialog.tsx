import type { ErrorCode } from "#shared/errors.ts";
import { t } from "../../../i18n/i18n.ts";
import { errorText } from "../../../parts/error-text.ts";
import { Dialog } from "../../../ui/dialog.tsx";

/** Why what one wanted to do with the conversation was not done. */
export function RefusedDialog(props: { code: ErrorCode; onClose: () => void }) {
  return (
    <Dialog
      isOpen
      title={t("frame.outbox.refusedTitle")}
      closeLabel={t("common.close")}
      onClose={() => props.onClose()}
    >
      <p>{errorText(props.code)}</p>
    </Dialog>
  );
}
