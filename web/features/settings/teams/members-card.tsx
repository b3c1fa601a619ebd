import { UserPlus, UsersRound, X } from "lucide-solid";
import { createMemo, createSignal, For } from "solid-js";
import type { Team } from "#shared/model/team.ts";
import type { User } from "#shared/model/user.ts";
import { t } from "../../../i18n/i18n.ts";
import { useProsa } from "../../../stores/context.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { Button } from "../../../ui/button.tsx";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { Empty } from "../../../ui/empty.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Switch } from "../../../ui/switch.tsx";
import { createAsking } from "../ask.ts";
import { PeoplePicker } from "../people-picker.tsx";
import { ProblemNote } from "../problem-note.tsx";

type Member = { user: User; isSupervisor: boolean };

/** Who is in the team, who of them supervises, and the way in and out. */
export function MembersCard(props: { team: Team }) {
  const { org } = useProsa();
  const asking = createAsking();
  const [isAdding, setIsAdding] = createSignal(false);
  const [leaving, setLeaving] = createSignal<User | null>(null);

  const members = createMemo<Member[]>(() =>
    org
      .memberships()
      .filter((it) => it.teamId === props.team.id)
      .flatMap((it) => {
        const user = org.users().find((person) => person.id === it.userId);
        return user ? [{ user, isSupervisor: it.isSupervisor }] : [];
      })
      .sort((a, b) => a.user.name.localeCompare(b.user.name, "pt-BR")),
  );
  const outside = createMemo(() => {
    const inside = new Set(members().map((it) => it.user.id));
    return org.users().filter((it) => !inside.has(it.id));
  });

  const set = (user: User, isSupervisor: boolean) =>
    asking.ask("set_member", { teamId: props.team.id, userId: user.id, isSupervisor });
  const remove = async () => {
    const user = leaving();
    if (!user) return;
    await asking.ask("remove_member", { teamId: props.team.id, userId: user.id });
    setLeaving(null);
  };

  return (
    <section class="card" aria-label={t("settings.team.members")} aria-busy={asking.isBusy()}>
      <header class="card-head">
        <span>
          <h3>{t("settings.team.members")}</h3>
          <p class="settings-detail-note">{t("settings.team.supervisorHint")}</p>
        </span>
        <Button onClick={() => setIsAdding(true)}>
          <UserPlus size={15} />
          {t("settings.team.add")}
        </Button>
      </header>
      <ProblemNote asking={asking} />
      <ul>
        <For
          each={members()}
          fallback={
            <Empty icon={<UsersRound size={22} />} title={t("settings.team.noMembersTitle")}>
              {t("settings.team.noMembersText")}
            </Empty>
          }
        >
          {(it) => (
            <li class="person-row">
              <Avatar name={it.user.name} size="s" />
              <span class="settings-row-text">
                <span class="truncate">{it.user.name}</span>
                <span class="settings-row-note truncate">{it.user.email}</span>
              </span>
              <Switch
                label={t("settings.team.supervisor")}
                isOn={it.isSupervisor}
                onChange={(isOn) => void set(it.user, isOn)}
              />
              <IconButton label={t("settings.team.remove", { name: it.user.name })} onClick={() => setLeaving(it.user)}>
                <X size={16} />
              </IconButton>
            </li>
          )}
        </For>
      </ul>
      <PeoplePicker
        isOpen={isAdding()}
        people={outside()}
        onPick={(user) => void set(user, false)}
        onClose={() => setIsAdding(false)}
      />
      <ConfirmDialog
        isOpen={leaving() !== null}
        title={t("settings.team.removeTitle", { name: leaving()?.name ?? "", team: props.team.name })}
        action={t("settings.team.removeAction")}
        cancel={t("common.cancel")}
        closeLabel={t("common.close")}
        isDangerous
        isBusy={asking.isBusy()}
        onConfirm={() => void remove()}
        onClose={() => setLeaving(null)}
      >
        <p>{t("settings.team.removeText", { name: leaving()?.name ?? "", team: props.team.name })}</p>
      </ConfirmDialog>
    </section>
  );
}
