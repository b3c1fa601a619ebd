import { Archive, ArchiveRestore, Ban, CircleCheck } from "lucide-solid";
import { createSignal, Show } from "solid-js";
import type { QueuedName } from "#shared/commands/queued.ts";
import type { ErrorCode } from "#shared/errors.ts";
import type { Contact } from "#shared/model/contact.ts";
import { t } from "../../i18n/i18n.ts";
import { useProsa } from "../../stores/context.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { errorText } from "../error-text.ts";
import { useMay } from "../viewer.ts";
import "./contact-actions.css";

type Act = Extract<QueuedName, "block" | "unblock" | "archive" | "unarchive">;

/** Block and archive, each with its undo in the same place. Whoever may not do an act does not see it. */
export function ContactActions(props: { contact: Contact }) {
  const { outbox } = useProsa();
  const may = useMay();
  const [asked, setAsked] = createSignal<Act | null>(null);
  const [problem, setProblem] = createSignal<ErrorCode | null>(null);

  const run = (act: Act) => {
    setProblem(outbox.run(act, { contactId: props.contact.id }));
    setAsked(null);
  };

  return (
    <div class="contact-actions">
      <Show
        when={props.contact.archivedAt}
        fallback={
          <Show when={may("contact.archive")}>
            <Button onClick={() => setAsked("archive")}>
              <Archive size={15} />
              {t("contact.archive")}
            </Button>
          </Show>
        }
      >
        <Show when={may("contact.unarchive")}>
          <Button onClick={() => run("unarchive")}>
            <ArchiveRestore size={15} />
            {t("contact.unarchive")}
          </Button>
        </Show>
      </Show>
      <Show
        when={props.contact.blockedAt}
        fallback={
          <Show when={may("contact.block")}>
            <Button class="contact-block" onClick={() => setAsked("block")}>
              <Ban size={15} />
              {t("contact.block")}
            </Button>
          </Show>
        }
      >
        <Show when={may("contact.unblock")}>
          <Button onClick={() => setAsked("unblock")}>
            <CircleCheck size={15} />
            {t("contact.unblock")}
          </Button>
        </Show>
      </Show>
      <Show when={problem()}>{(code) => <p role="alert">{errorText(code())}</p>}</Show>
      <ContactConfirm
        act={asked()}
        name={props.contact.name}
        onConfirm={() => {
          const act = asked();
          if (act) run(act);
        }}
        onClose={() => setAsked(null)}
      />
    </div>
  );
}

function ContactConfirm(props: { act: Act | null; name: string; onConfirm: () => void; onClose: () => void }) {
  return (
    <ConfirmDialog
      isOpen={props.act !== null}
      title={props.act && props.act !== "unarchive" ? t(`contact.${props.act}Title`, { name: props.name }) : ""}
      action={t(`contact.${props.act ?? "block"}`)}
      cancel={t("common.cancel")}
      closeLabel={t("common.close")}
      isDangerous={props.act === "block"}
      onConfirm={() => props.onConfirm()}
      onClose={() => props.onClose()}
    >
      <p>{props.act && props.act !== "unarchive" ? t(`contact.${props.act}Text`, { name: props.name }) : ""}</p>
    </ConfirmDialog>
  );
}
