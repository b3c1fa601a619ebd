import { Lock } from "lucide-solid";
import { type JSX, Show } from "solid-js";
import { t } from "../../i18n/i18n.ts";
import "../../i18n/words/settings.ts";
import { useMay } from "../../parts/viewer.ts";
import { deferred } from "../../ui/deferred.tsx";
import { Empty } from "../../ui/empty.tsx";
import "./settings-page.css";

type Section = "teams" | "users" | "channels" | "health";

const TeamsPage = deferred(() => import("./teams/teams-page.tsx"));
const UsersPage = deferred(() => import("./users/users-page.tsx"));
const HealthPage = deferred(() => import("./health/health-page.tsx"));
const ChannelsPage = deferred(() => import("./channels/channels-page.tsx"));

const SECTIONS: Record<Section, () => JSX.Element> = {
  teams: () => <TeamsPage with={{}} />,
  users: () => <UsersPage with={{}} />,
  channels: () => <ChannelsPage with={{}} />,
  health: () => <HealthPage with={{}} />,
};

/** Ajustes: for administrators only; the server refuses everyone else as well. */
export default function SettingsPage(props: { section: Section }) {
  const may = useMay();
  return (
    <Show
      when={may("settings.change")}
      fallback={
        <Empty icon={<Lock size={22} />} title={t("settings.adminsOnlyTitle")}>
          {t("settings.adminsOnlyText")}
        </Empty>
      }
    >
      {SECTIONS[props.section]()}
    </Show>
  );
}
