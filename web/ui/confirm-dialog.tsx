import type { JSX } from "solid-js";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

type Props = {
  isOpen: boolean;
  title: string;
  /** What will happen, to whom, and how it can be undone. */
  children: JSX.Element;
  /** The verb, with its object: "Bloquear contato". */
  action: string;
  cancel: string;
  closeLabel: string;
  isDangerous?: boolean;
  isBusy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks before something is done. The focus starts on the way out when the act is dangerous. */
export function ConfirmDialog(props: Props) {
  return (
    <Dialog
      isOpen={props.isOpen}
      title={props.title}
      closeLabel={props.closeLabel}
      onClose={props.onClose}
      footer={
        <>
          <Button autofocus={props.isDangerous} onClick={() => props.onClose()}>
            {props.cancel}
          </Button>
          <Button
            variant={props.isDangerous ? "danger" : "primary"}
            autofocus={!props.isDangerous}
            isBusy={props.isBusy}
            onClick={() => props.onConfirm()}
          >
            {props.action}
          </Button>
        </>
      }
    >
      {props.children}
    </Dialog>
  );
}
