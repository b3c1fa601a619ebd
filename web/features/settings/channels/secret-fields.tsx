import { For } from "solid-js";
import type { ChannelKind } from "#shared/model/channel.ts";
import { t } from "../../../i18n/i18n.ts";
import { PasswordField } from "../../../ui/password-field.tsx";
import { isOurs, type SecretField, type SecretName } from "./channel-fields.ts";

type Props = {
  kind: ChannelKind;
  fields: readonly SecretField[];
  values: Partial<Record<SecretName, string>>;
  onChange: (name: SecretName, value: string) => void;
  problem: (name: SecretName) => string | undefined;
};

/** The secrets that the provider and we share. They can be looked at while they are typed, and never again. */
export function SecretFields(props: Props) {
  return (
    <For each={props.fields}>
      {({ name, label }) => (
        <PasswordField
          label={t(`settings.channel.secret.${label}`)}
          name={name}
          autocomplete="new-password"
          showLabel={t("settings.channel.showSecret")}
          hideLabel={t("settings.channel.hideSecret")}
          value={props.values[name] ?? ""}
          onInput={(value) => props.onChange(name, value)}
          hint={isOurs(props.kind, name) ? t("settings.channel.oursHint") : t("settings.channel.theirsHint")}
          error={props.problem(name)}
        />
      )}
    </For>
  );
}
