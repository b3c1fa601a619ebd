import { createSignal } from "solid-js";
import { newId } from "#shared/ids.ts";
import type { Access } from "#shared/model/team.ts";
import { t } from "../../../i18n/i18n.ts";
import { errorText } from "../../../parts/error-text.ts";
import { Field } from "../../../ui/field.tsx";
import { AccessChoices } from "../access-choices.tsx";
import { createAsking } from "../ask.ts";
import { CreateDialog } from "../create-dialog.tsx";

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

  const submit = async () => {
    setIsTried(true);
    if (!name().trim()) return;
    const teamId = newId();
    if (!(await asking.ask("create_team", { teamId, name: name().trim(), access: access() }))) return;
    setName("");
    setIsTried(false);
    props.onCreated(teamId);
  };

  return (
    <CreateDialog
      isOpen={props.isOpen}
      title={t("settings.team.createTitle")}
      action={t("settings.team.create")}
      formId="create-team"
      asking={asking}
      fieldShown="name"
      onSubmit={submit}
      onClose={() => props.onClose()}
    >
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
    </CreateDialog>
  );
}
