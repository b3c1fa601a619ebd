import { For, Show } from "solid-js";
import { Access } from "#shared/model/team.ts";
import { t } from "../../i18n/i18n.ts";
import { Badge } from "../../ui/badge.tsx";

/** Todos, Equipe, Atendente, each with what it means. */
export function AccessChoices(props: { chosen: Access; current?: Access; onChoose: (access: Access) => void }) {
  return (
    <fieldset class="choices">
      <legend class="visually-hidden">{t("settings.access.choices")}</legend>
      <For each={Access.options}>
        {(it) => (
          <label class="choice">
            <input type="radio" name="access" checked={props.chosen === it} onChange={() => props.onChoose(it)} />
            <span class="choice-name">{t(`common.access.${it}`)}</span>
            <Show when={props.current === it} fallback={<span />}>
              <Badge>{t("settings.access.current")}</Badge>
            </Show>
            <span class="choice-means">{t(`settings.access.means.${it}`)}</span>
          </label>
        )}
      </For>
    </fieldset>
  );
}
