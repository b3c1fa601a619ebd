import { createUniqueId, For, Show } from "solid-js";
import type { ChannelKind } from "#shared/model/channel.ts";
import { t } from "../../../i18n/i18n.ts";
import { useProsa } from "../../../stores/context.ts";
import { Field } from "../../../ui/field.tsx";
import { CHANNEL_FIELDS } from "./channel-fields.ts";

export type ChannelAddressValues = { name: string; externalId: string; accountId: string; defaultTeamId: string };

type Props = {
  kind: ChannelKind;
  values: ChannelAddressValues;
  onChange: (values: Partial<ChannelAddressValues>) => void;
  /** What is wrong with a field, by its name. */
  problems: Partial<Record<keyof ChannelAddressValues, string | undefined>>;
};

/** What a channel is called here and at its provider, and the team that its new conversations come to. */
export function AddressFields(props: Props) {
  const { org } = useProsa();
  const id = createUniqueId();
  return (
    <>
      <Field
        label={t("settings.channel.name")}
        maxlength={60}
        autocomplete="off"
        value={props.values.name}
        onInput={(event) => props.onChange({ name: event.currentTarget.value })}
        error={props.problems.name}
      />
      <Field
        label={t(`settings.channel.externalId.${props.kind}`)}
        maxlength={100}
        autocomplete="off"
        value={props.values.externalId}
        onInput={(event) => props.onChange({ externalId: event.currentTarget.value })}
        error={props.problems.externalId}
      />
      <Show when={CHANNEL_FIELDS[props.kind].hasAccount}>
        <Field
          label={t("settings.channel.accountId")}
          maxlength={100}
          autocomplete="off"
          value={props.values.accountId}
          onInput={(event) => props.onChange({ accountId: event.currentTarget.value })}
          hint={t("settings.channel.accountIdHint")}
        />
      </Show>
      <div class="field">
        <label class="field-label" for={id}>
          {t("settings.channel.team")}
        </label>
        <select
          id={id}
          class="select"
          value={props.values.defaultTeamId}
          onChange={(event) => props.onChange({ defaultTeamId: event.currentTarget.value })}
        >
          <For each={org.teams()}>
            {(team) => (
              <option value={team.id} selected={team.id === props.values.defaultTeamId}>
                {team.name}
              </option>
            )}
          </For>
        </select>
        <p class="field-help">{t("settings.channel.teamHint")}</p>
      </div>
    </>
  );
}
