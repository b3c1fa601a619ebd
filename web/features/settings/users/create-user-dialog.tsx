import { createSignal } from "solid-js";
import * as v from "valibot";
import { newId } from "#shared/ids.ts";
import { Email, Password, type Role } from "#shared/model/user.ts";
import { t } from "../../../i18n/i18n.ts";
import { errorText } from "../../../parts/error-text.ts";
import { Field } from "../../../ui/field.tsx";
import { PasswordField } from "../../../ui/password-field.tsx";
import { createAsking } from "../ask.ts";
import { CreateDialog } from "../create-dialog.tsx";
import { RoleChoices } from "./role-choices.tsx";

type Props = { isOpen: boolean; onClose: () => void; onCreated: (id: string) => void };

export function CreateUserDialog(props: Props) {
  const asking = createAsking();
  const [name, setName] = createSignal("");
  const [email, setEmail] = createSignal("");
  const [password, setPassword] = createSignal("");
  const [role, setRole] = createSignal<Role>("agent");
  const [isTried, setIsTried] = createSignal(false);
  const isNameGood = () => name().trim() !== "";
  const isEmailGood = () => v.is(Email, email());
  const isPasswordGood = () => v.is(Password, password());
  const emailProblem = () => {
    const problem = asking.problem();
    if (problem?.field === "email") return errorText(problem.code);
    return isTried() && !isEmailGood() ? t("settings.user.emailWrong") : undefined;
  };

  const submit = async () => {
    setIsTried(true);
    if (!isNameGood() || !isEmailGood() || !isPasswordGood()) return;
    const userId = newId();
    const args = { userId, name: name().trim(), email: v.parse(Email, email()), role: role(), password: password() };
    if (!(await asking.ask("create_user", args))) return;
    for (const clear of [setName, setEmail, setPassword]) clear("");
    setIsTried(false);
    props.onCreated(userId);
  };

  return (
    <CreateDialog
      isOpen={props.isOpen}
      title={t("settings.user.createTitle")}
      action={t("settings.user.create")}
      formId="create-user"
      asking={asking}
      fieldShown="email"
      onSubmit={submit}
      onClose={() => props.onClose()}
    >
      <Field
        label={t("settings.user.name")}
        autocomplete="off"
        maxlength={80}
        autofocus
        value={name()}
        onInput={(event) => setName(event.currentTarget.value)}
        error={isTried() && !isNameGood() ? t("settings.user.nameMissing") : undefined}
      />
      <Field
        label={t("settings.user.email")}
        type="email"
        autocomplete="off"
        value={email()}
        onInput={(event) => setEmail(event.currentTarget.value)}
        error={emailProblem()}
      />
      <PasswordField
        label={t("settings.user.password")}
        name="password"
        autocomplete="new-password"
        showLabel={t("signIn.showPassword")}
        hideLabel={t("signIn.hidePassword")}
        value={password()}
        onInput={setPassword}
        hint={t("settings.user.passwordHint")}
        error={isTried() && !isPasswordGood() ? t("settings.user.passwordShort") : undefined}
      />
      <RoleChoices chosen={role()} onChoose={setRole} />
    </CreateDialog>
  );
}
