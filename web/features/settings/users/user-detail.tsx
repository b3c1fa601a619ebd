import { UserRoundX } from "lucide-solid";
import { createSignal, Show, untrack } from "solid-js";
import type { Role, User } from "#shared/model/user.ts";
import { t } from "../../../i18n/i18n.ts";
import { isNarrow } from "../../../parts/screen.ts";
import { useViewer } from "../../../parts/viewer.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { Heading } from "../../../ui/heading.tsx";
import { createAsking } from "../ask.ts";
import { ProblemNote } from "../problem-note.tsx";
import { RemoveUserDialog } from "./remove-user-dialog.tsx";
import { RoleChoices } from "./role-choices.tsx";
import { UserTeams } from "./user-teams.tsx";

export function UserDetail(props: { user: User }) {
  const viewer = useViewer();
  const [isLeaving, setIsLeaving] = createSignal(false);
  const isSelf = () => props.user.id === viewer().userId;
  return (
    <div class="settings-column">
      <header class="settings-detail-head">
        <Avatar name={props.user.name} />
        <span class="settings-row-text">
          <Heading isOfPage={isNarrow()} class="settings-detail-title truncate">
            {props.user.name}
          </Heading>
          <span class="settings-detail-note truncate">{props.user.email}</span>
        </span>
        <Show when={!isSelf()} fallback={<Badge tone="info">{t("settings.user.you")}</Badge>}>
          <Button variant="plain" onClick={() => setIsLeaving(true)}>
            <UserRoundX size={16} />
            {t("settings.user.remove")}
          </Button>
        </Show>
      </header>
      <UserForm user={props.user} />
      <UserTeams user={props.user} />
      <RemoveUserDialog user={props.user} isOpen={isLeaving()} onClose={() => setIsLeaving(false)} />
    </div>
  );
}

function UserForm(props: { user: User }) {
  const asking = createAsking();
  const [name, setName] = createSignal(untrack(() => props.user.name));
  const [role, setRole] = createSignal<Role>(untrack(() => props.user.role));
  const [isSaved, setIsSaved] = createSignal(false);
  const isChanged = () => name().trim() !== props.user.name || role() !== props.user.role;

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!name().trim()) return;
    setIsSaved(await asking.ask("edit_user", { userId: props.user.id, name: name().trim(), role: role() }));
  };

  return (
    <form class="card" novalidate onSubmit={(event) => void submit(event)} onInput={() => setIsSaved(false)}>
      <header class="card-head">
        <h3>{t("settings.user.details")}</h3>
      </header>
      <div class="card-body">
        <ProblemNote asking={asking} />
        <Field
          label={t("settings.user.name")}
          autocomplete="off"
          maxlength={80}
          value={name()}
          onInput={(event) => setName(event.currentTarget.value)}
          error={name().trim() ? undefined : t("settings.user.nameMissing")}
        />
        <RoleChoices chosen={role()} onChoose={setRole} />
        <footer class="card-foot">
          <span class="saved" role="status">
            <Show when={isSaved() && !isChanged()}>{t("common.saved")}</Show>
          </span>
          <Button type="submit" variant="primary" disabled={!isChanged()} isBusy={asking.isBusy()}>
            {t("common.save")}
          </Button>
        </footer>
      </div>
    </form>
  );
}
