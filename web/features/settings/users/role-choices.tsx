import { For } from "solid-js";
import { Role } from "#shared/model/user.ts";
import { t } from "../../../i18n/i18n.ts";

/** Administrator or agent, each with what it means. */
export function RoleChoices(props: { chosen: Role; onChoose: (role: Role) => void }) {
  return (
    <fieldset class="choices">
      <legend class="field-label role-legend">{t("settings.user.role")}</legend>
      <For each={Role.options}>
        {(it) => (
          <label class="choice">
            <input type="radio" name="role" checked={props.chosen === it} onChange={() => props.onChoose(it)} />
            <span class="choice-name">{t(`settings.user.roles.${it}`)}</span>
            <span class="choice-means">{t(`settings.user.roleMeans.${it}`)}</span>
          </label>
        )}
      </For>
    </fieldset>
  );
}
