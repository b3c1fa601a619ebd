import { createSignal, Show } from "solid-js";
import { t } from "../../i18n/i18n.ts";
import { navigate } from "../../parts/address.ts";
import { useWaiting } from "../../parts/waiting-items.ts";
import { useProsa } from "../../stores/context.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";

export default function SignOutDialog(props: { onClose: () => void }) {
  const { session } = useProsa();
  const waiting = useWaiting();
  const [isBusy, setIsBusy] = createSignal(false);
  const leave = async () => {
    setIsBusy(true);
    await session.signOut();
    // Without the way back: the next to sign in here may be someone else.
    navigate("/entrar", { replace: true });
    setIsBusy(false);
    props.onClose();
  };
  return (
    <ConfirmDialog
      isOpen
      title={t("frame.signOutTitle")}
      action={t("frame.signOut")}
      cancel={t("common.cancel")}
      closeLabel={t("common.close")}
      isDangerous={waiting().length > 0}
      isBusy={isBusy()}
      onConfirm={() => void leave()}
      onClose={() => props.onClose()}
    >
      <p>{t("frame.signOutText")}</p>
      <Show when={waiting().length > 0}>
        <p role="alert">{t("frame.signOutWaiting", waiting().length)}</p>
      </Show>
    </ConfirmDialog>
  );
}
