import { createMemo, createSignal, For, Show } from "solid-js";
import type { Team } from "#shared/model/team.ts";
import type { User } from "#shared/model/user.ts";
import { t } from "../../../i18n/i18n.ts";
import { useProsa } from "../../../stores/context.ts";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { Switch } from "../../../ui/switch.tsx";
import { createAsking } from "../ask.ts";
import { ProblemNote } from "../problem-note.tsx";

/** In which teams someone is, and where they supervise. */
export function UserTeams(props: { user: User }) {
  const { org } = useProsa();
  const asking = createAsking();
  const [leaving, setLeaving] = createSignal<Team | null>(null);
  const teams = createMemo(() => [...org.teams()].sort((a, b) => a.name.localeCompare(b.name, "pt-BR")));
  const membership = (team: Team) =>
    org.memberships().find((it) => it.teamId === team.id && it.userId === props.user.id);

  const set = (team: Team, isSupervisor: boolean) =>
    void asking.ask("set_member", { teamId: team.id, userId: props.user.id, isSupervisor });
  const remove = async () => {
    const team = leaving();
    if (!team) return;
    await asking.ask("remove_member", { teamId: team.id, userId: props.user.id });
    setLeaving(null);
  };

  return (
    <section class="card" aria-label={t("settings.user.teams")} aria-busy={asking.isBusy()}>
      <header class="card-head">
        <span>
          <h3>{t("settings.user.teams")}</h3>
          <p class="settings-detail-note">{t("settings.user.teamsHint")}</p>
        </span>
      </header>
      <ProblemNote asking={asking} />
      <ul>
        <For each={teams()}>
          {(team) => (
            <li class="person-row">
              <Switch
                label={team.name}
                isOn={membership(team) !== undefined}
                onChange={(isOn) => (isOn ? set(team, false) : setLeaving(team))}
              />
              <span class="settings-row-text" />
              <Show when={membership(team)}>
                {(it) => (
                  <Switch
                    label={t("settings.team.supervisor")}
                    isOn={it().isSupervisor}
                    onChange={(isOn) => set(team, isOn)}
                  />
                )}
              </Show>
            </li>
          )}
        </For>
      </ul>
      <ConfirmDialog
        isOpen={leaving() !== null}
        title={t("settings.team.removeTitle", { name: props.user.name, team: leaving()?.name ?? "" })}
        action={t("settings.team.removeAction")}
        cancel={t("common.cancel")}
        closeLabel={t("common.close")}
        isDangerous
        isBusy={asking.isBusy()}
        onConfirm={() => void remove()}
        onClose={() => setLeaving(null)}
      >
        <p>{t("settings.team.removeText", { name: props.user.name, team: leaving()?.name ?? "" })}</p>
      </ConfirmDialog>
    </section>
  );
}
