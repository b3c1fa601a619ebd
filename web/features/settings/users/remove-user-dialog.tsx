import type { User } from "#shared/model/user.ts";
import { t } from "../../../i18n/i18n.ts";
import { navigate } from "../../../parts/address.ts";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { createAsking } from "../ask.ts";
import { ProblemNote } from "../problem-note.tsx";

export function RemoveUserDialog(props: { user: User; isOpen: boolean; onClose: () => void }) {
  const asking = createAsking();
  const remove = async () => {
    if (!(await asking.ask("remove_user", { userId: props.user.id }))) return;
    props.onClose();
    navigate("/ajustes/usuarios");
  };
  return (
    <ConfirmDialog
      isOpen={props.isOpen}
      title={t("settings.user.removeTitle", { name: props.user.name })}
      action={t("settings.user.remove")}
      cancel={t("common.cancel")}
      closeLabel={t("common.close")}
      isDangerous
      isBusy={asking.isBusy()}
      onConfirm={() => void remove()}
      onClose={() => {
        asking.forget();
        props.onClose();
      }}
    >
      <p>{t("settings.user.removeText", { name: props.user.name })}</p>
      <ProblemNote asking={asking} />
    </ConfirmDialog>
  );
}
