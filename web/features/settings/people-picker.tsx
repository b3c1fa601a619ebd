import { UserPlus } from "lucide-solid";
import { createMemo, createSignal, For } from "solid-js";
import type { User } from "#shared/model/user.ts";
import { t } from "../../i18n/i18n.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import "./people-picker.css";

type Props = { isOpen: boolean; people: readonly User[]; onPick: (user: User) => void; onClose: () => void };

/** Chooses people of the company who are not in the team yet, one after another. */
export function PeoplePicker(props: Props) {
  const [query, setQuery] = createSignal("");
  const found = createMemo(() => {
    const wanted = query().trim().toLowerCase();
    return props.people.filter((it) => `${it.name} ${it.email}`.toLowerCase().includes(wanted));
  });
  return (
    <Dialog
      isOpen={props.isOpen}
      title={t("settings.team.add")}
      closeLabel={t("common.close")}
      onClose={() => props.onClose()}
    >
      <SearchField
        label={t("settings.team.addSearch")}
        clearLabel={t("common.clearSearch")}
        value={query()}
        onInput={setQuery}
        autofocus
      />
      <ul class="picker">
        <For
          each={found()}
          fallback={
            <li class="picker-none">
              {query() ? t("settings.team.addNoMatch", { query: query() }) : t("settings.team.addNone")}
            </li>
          }
        >
          {(it) => (
            <li>
              <button type="button" class="picker-person" onClick={() => props.onPick(it)}>
                <Avatar name={it.name} size="s" />
                <span class="settings-row-text">
                  <span class="truncate">{it.name}</span>
                  <span class="settings-row-note truncate">{it.email}</span>
                </span>
                <UserPlus size={16} aria-hidden="true" />
              </button>
            </li>
          )}
        </For>
      </ul>
    </Dialog>
  );
}
