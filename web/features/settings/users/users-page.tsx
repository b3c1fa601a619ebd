import { Plus, SearchX, UserRound } from "lucide-solid";
import { createMemo, createSignal, For, Show } from "solid-js";
import type { User } from "#shared/model/user.ts";
import { t } from "../../../i18n/i18n.ts";
import "../../../i18n/words/sign-in.ts";
import { chosenId, navigate } from "../../../parts/address.ts";
import { useProsa } from "../../../stores/context.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { Empty } from "../../../ui/empty.tsx";
import { SettingsLayout } from "../settings-layout.tsx";
import { CreateUserDialog } from "./create-user-dialog.tsx";
import { UserDetail } from "./user-detail.tsx";

export default function UsersPage() {
  const { org } = useProsa();
  const [isCreating, setIsCreating] = createSignal(false);
  const users = createMemo(() => [...org.users()].sort((a, b) => a.name.localeCompare(b.name, "pt-BR")));
  const chosen = createMemo(() => org.users().find((it) => it.id === chosenId()));
  return (
    <>
      <SettingsLayout
        home="/ajustes/usuarios"
        isDetailOpen={chosenId() !== undefined}
        tools={
          <Button onClick={() => setIsCreating(true)}>
            <Plus size={16} />
            {t("settings.user.create")}
          </Button>
        }
        list={
          <ul>
            <For each={users()}>{(it) => <UserRow user={it} isCurrent={it.id === chosenId()} />}</For>
          </ul>
        }
        detail={
          <Show
            when={chosen()?.id}
            keyed
            fallback={<NothingChosen isGone={chosenId() !== undefined && org.isLoaded()} />}
          >
            {(_id) => <Show when={chosen()}>{(user) => <UserDetail user={user()} />}</Show>}
          </Show>
        }
      />
      <CreateUserDialog
        isOpen={isCreating()}
        onClose={() => setIsCreating(false)}
        onCreated={(id) => {
          setIsCreating(false);
          navigate(`/ajustes/usuarios/${id}`);
        }}
      />
    </>
  );
}

function UserRow(props: { user: User; isCurrent: boolean }) {
  const { org } = useProsa();
  const teams = () =>
    org
      .memberships()
      .filter((it) => it.userId === props.user.id)
      .map((it) => org.teamName(it.teamId))
      .join(", ");
  return (
    <li>
      <a
        href={`/ajustes/usuarios/${props.user.id}`}
        class="settings-row"
        aria-current={props.isCurrent ? "page" : undefined}
      >
        <Avatar name={props.user.name} />
        <span class="settings-row-text">
          <span class="settings-row-name truncate">{props.user.name}</span>
          <span class="settings-row-note truncate">{teams() || t("settings.user.noTeams")}</span>
        </span>
        <Show when={props.user.role === "admin"}>
          <Badge>{t("settings.user.roles.admin")}</Badge>
        </Show>
      </a>
    </li>
  );
}

function NothingChosen(props: { isGone: boolean }) {
  return (
    <Show
      when={props.isGone}
      fallback={
        <Empty icon={<UserRound size={22} />} title={t("settings.user.pickTitle")}>
          {t("settings.user.pickText")}
        </Empty>
      }
    >
      <Empty icon={<SearchX size={22} />} title={t("settings.user.notFoundTitle")} />
    </Show>
  );
}
