import { TriangleAlert } from "lucide-solid";
import { createMemo, createSignal, Show } from "solid-js";
import type { Team } from "#shared/model/team.ts";
import { locale, t } from "../../../i18n/i18n.ts";
import { isNarrow } from "../../../parts/screen.ts";
import { useProsa } from "../../../stores/context.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { Heading } from "../../../ui/heading.tsx";
import { AccessDialog } from "./access-dialog.tsx";
import { MembersCard } from "./members-card.tsx";
import { TeamForm } from "./team-form.tsx";

export function TeamDetail(props: { team: Team }) {
  const { org } = useProsa();
  const [isChangingAccess, setIsChangingAccess] = createSignal(false);
  const isStaffed = () => org.memberships().some((it) => it.teamId === props.team.id);
  const channels = createMemo(() => {
    const names = org
      .channels()
      .filter((it) => it.defaultTeamId === props.team.id)
      .map((it) => it.name);
    return names.length > 0 ? new Intl.ListFormat(locale(), { type: "conjunction" }).format(names) : null;
  });
  return (
    <div class="settings-column">
      <header>
        <Heading isOfPage={isNarrow()} class="settings-detail-title">
          {props.team.name}
        </Heading>
        <Show when={isStaffed() && channels()}>
          {(it) => <p class="settings-detail-note">{t("settings.team.channels", { channels: it() })}</p>}
        </Show>
      </header>
      <Show when={!isStaffed() && channels()}>
        {(it) => (
          <Banner tone="warn" icon={<TriangleAlert size={16} />}>
            {t("settings.team.orphan", { channels: it() })}
          </Banner>
        )}
      </Show>
      <section class="card" aria-label={t("settings.access.title")}>
        <header class="card-head">
          <h3>{t("settings.access.title")}</h3>
          <Button onClick={() => setIsChangingAccess(true)}>{t("settings.access.change")}</Button>
        </header>
        <div class="card-body">
          <p>
            <strong>{t(`common.access.${props.team.access}`)}</strong>
            <br />
            <span class="settings-detail-note">{t(`settings.access.means.${props.team.access}`)}</span>
          </p>
        </div>
      </section>
      <MembersCard team={props.team} />
      <TeamForm team={props.team} />
      <AccessDialog team={props.team} isOpen={isChangingAccess()} onClose={() => setIsChangingAccess(false)} />
    </div>
  );
}
