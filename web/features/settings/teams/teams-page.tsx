import { Plus, TriangleAlert, UsersRound } from "lucide-solid";
import { createMemo, createSignal, For, Show } from "solid-js";
import type { Team } from "#shared/model/team.ts";
import { t } from "../../../i18n/i18n.ts";
import { chosenId, navigate } from "../../../parts/address.ts";
import { useProsa } from "../../../stores/context.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { Empty } from "../../../ui/empty.tsx";
import { SettingsLayout } from "../settings-layout.tsx";
import { CreateTeamDialog } from "./create-team-dialog.tsx";
import { TeamDetail } from "./team-detail.tsx";

export default function TeamsPage() {
  const { org } = useProsa();
  const [isCreating, setIsCreating] = createSignal(false);
  const teams = createMemo(() => [...org.teams()].sort((a, b) => a.name.localeCompare(b.name, "pt-BR")));
  const chosen = createMemo(() => org.teams().find((it) => it.id === chosenId()));

  const createButton = () => (
    <Button onClick={() => setIsCreating(true)}>
      <Plus size={16} />
      {t("settings.team.create")}
    </Button>
  );

  return (
    <>
      <SettingsLayout
        home="/ajustes/equipes"
        isDetailOpen={chosenId() !== undefined}
        tools={createButton()}
        list={
          <ul>
            <For each={teams()}>{(it) => <TeamRow team={it} isCurrent={it.id === chosenId()} />}</For>
          </ul>
        }
        detail={
          <Show
            when={chosen()?.id}
            keyed
            fallback={<NothingChosen isGone={chosenId() !== undefined && org.isLoaded()} />}
          >
            {(_id) => <Show when={chosen()}>{(team) => <TeamDetail team={team()} />}</Show>}
          </Show>
        }
      />
      <CreateTeamDialog
        isOpen={isCreating()}
        onClose={() => setIsCreating(false)}
        onCreated={(id) => {
          setIsCreating(false);
          navigate(`/ajustes/equipes/${id}`);
        }}
      />
    </>
  );
}

function TeamRow(props: { team: Team; isCurrent: boolean }) {
  const { org } = useProsa();
  const size = () => org.memberships().filter((it) => it.teamId === props.team.id).length;
  return (
    <li>
      <a
        href={`/ajustes/equipes/${props.team.id}`}
        class="settings-row"
        aria-current={props.isCurrent ? "page" : undefined}
      >
        <span class="settings-icon" aria-hidden="true">
          <UsersRound size={18} />
        </span>
        <span class="settings-row-text">
          <span class="settings-row-name truncate">{props.team.name}</span>
          <span class="settings-row-note truncate">
            {t(`common.access.${props.team.access}`)}
            <Show when={size() > 0}> · {t("settings.team.memberCount", size())}</Show>
          </span>
        </span>
        <Show when={size() === 0}>
          <Badge tone="warn" icon={<TriangleAlert size={12} />}>
            {t("settings.team.nobody")}
          </Badge>
        </Show>
      </a>
    </li>
  );
}

function NothingChosen(props: { isGone: boolean }) {
  const { org } = useProsa();
  return (
    <Show
      when={!props.isGone && org.isLoaded() && org.teams().length === 0}
      fallback={
        <Empty
          icon={<UsersRound size={22} />}
          title={props.isGone ? t("settings.team.notFoundTitle") : t("settings.team.pickTitle")}
        >
          {props.isGone ? undefined : t("settings.team.pickText")}
        </Empty>
      }
    >
      <Empty icon={<UsersRound size={22} />} title={t("settings.team.emptyTitle")}>
        {t("settings.team.emptyText")}
      </Empty>
    </Show>
  );
}
