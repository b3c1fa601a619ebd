import type { JSX } from "solid-js";
import { t } from "../../i18n/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import type { Asking } from "./ask.ts";
import { ProblemNote } from "./problem-note.tsx";

type Props = {
  isOpen: boolean;
  title: string;
  /** The verb on the button that creates. */
  action: string;
  formId: string;
  asking: Asking;
  /** The field that says its problem itself. */
  fieldShown: string;
  onSubmit: () => Promise<void>;
  onClose: () => void;
  children: JSX.Element;
};

/** Asks for what a new team or user needs. Stays open, with what stands in the way, until the server has made it. */
export function CreateDialog(props: Props) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void props.onSubmit();
  };
  return (
    <Dialog
      isOpen={props.isOpen}
      title={props.title}
      closeLabel={t("common.close")}
      onClose={() => {
        props.asking.forget();
        props.onClose();
      }}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{t("common.cancel")}</Button>
          <Button type="submit" form={props.formId} variant="primary" isBusy={props.asking.isBusy()}>
            {props.action}
          </Button>
        </>
      }
    >
      <form id={props.formId} class="form" novalidate onSubmit={submit}>
        <ProblemNote asking={props.asking} fieldShown={props.fieldShown} />
        {props.children}
      </form>
    </Dialog>
  );
}
