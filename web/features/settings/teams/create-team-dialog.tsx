import { createSignal } from "solid-js";
import { newId } from "#shared/ids.ts";
import type { Access } from "#shared/model/team.ts";
import { t } from "../../../i18n/i18n.ts";
import { errorText } from "../../../parts/error-text.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field } from "../../../ui/field.tsx";
import { AccessChoices } from "../access-choices.tsx";
import { createAsking } from "../ask.ts";
import { ProblemNote } from "../problem-note.tsx";

type Props = { isOpen: boolean; onClose: () => void; onCreated: (id: string) => void };

export function CreateTeamDialog(props: Props) {
  const asking = createAsking();
  const [name, setName] = createSignal("");
  const [access, setAccess] = createSignal<Access>("team");
  const [isTried, setIsTried] = createSignal(false);
  const nameProblem = () => {
    const problem = asking.problem();
    if (problem?.field === "name") return errorText(problem.code);
    return isTried() && !name().trim() ? t("settings.team.nameMissing") : undefined;
  };

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (!name().trim()) return;
    const teamId = newId();
    if (!(await asking.ask("create_team", { teamId, name: name().trim(), access: access() }))) return;
    setName("");
    setIsTried(false);
    props.onCreated(teamId);
  };

  return (
    <Dialog
      isOpen={props.isOpen}
      title={t("settings.team.createTitle")}
      closeLabel={t("common.close")}
      onClose={() => {
        asking.forget();
        props.onClose();
      }}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{t("common.cancel")}</Button>
          <Button type="submit" form="create-team" variant="primary" isBusy={asking.isBusy()}>
            {t("settings.team.create")}
          </Button>
        </>
      }
    >
      <form id="create-team" class="form" novalidate onSubmit={(event) => void submit(event)}>
        <ProblemNote asking={asking} fieldShown="name" />
        <Field
          label={t("settings.team.name")}
          placeholder={t("settings.team.namePlaceholder")}
          maxlength={60}
          autofocus
          value={name()}
          onInput={(event) => setName(event.currentTarget.value)}
          error={nameProblem()}
        />
        <AccessChoices chosen={access()} onChoose={setAccess} />
      </form>
    </Dialog>
  );
}
