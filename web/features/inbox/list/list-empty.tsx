import { CloudOff, Inbox, SearchX, UsersRound } from "lucide-solid";
import { Match, Switch } from "solid-js";
import type { Tab } from "#shared/policy/sight.ts";
import { t } from "../../../i18n/i18n.ts";
import "../../../i18n/words/inbox-empty.ts";
import { useMay, useViewer } from "../../../parts/viewer.ts";
import { useProsa } from "../../../stores/context.ts";
import { Button } from "../../../ui/button.tsx";
import { Empty } from "../../../ui/empty.tsx";

type Props = { tab: Tab; query: string; state: "loading" | "ready" | "offline" | "failed"; onQueue: () => void };

/** Why there is nothing, and what fills it. */
export default function ListEmpty(props: Props) {
  const { org } = useProsa();
  const viewer = useViewer();
  const may = useMay();
  const isInNoTeam = () => Object.keys(viewer().teams).length === 0;
  const toTeams = (label: string) => (
    <a class="button" data-variant="primary" href="/ajustes/equipes">
      {label}
    </a>
  );
  return (
    <Switch>
      <Match when={props.query && props.state === "failed"}>
        <Empty icon={<SearchX size={22} />} title={t("inbox.empty.failedTitle")}>
          {t("inbox.empty.failedText")}
        </Empty>
      </Match>
      <Match when={props.query && props.state === "offline"}>
        <Empty icon={<CloudOff size={22} />} title={t("inbox.empty.offlineTitle")}>
          {t("inbox.offlineSearch")}
        </Empty>
      </Match>
      <Match when={props.query}>
        <Empty icon={<SearchX size={22} />} title={t("inbox.empty.searchTitle")} role="status">
          {t("inbox.empty.searchText", { query: props.query })}
        </Empty>
      </Match>
      <Match when={org.isLoaded() && org.teams().length === 0 && may("settings.change")}>
        <Empty
          icon={<UsersRound size={22} />}
          title={t("inbox.empty.noTeamsTitle")}
          action={toTeams(t("inbox.empty.noTeamsAction"))}
        >
          {t("inbox.empty.noTeamsText")}
        </Empty>
      </Match>
      <Match when={isInNoTeam() && may("settings.change")}>
        <Empty
          icon={<UsersRound size={22} />}
          title={t("inbox.empty.joinTitle")}
          action={toTeams(t("inbox.empty.joinAction"))}
        >
          {t("inbox.empty.joinText")}
        </Empty>
      </Match>
      <Match when={isInNoTeam()}>
        <Empty icon={<UsersRound size={22} />} title={t("inbox.empty.noTeamTitle")}>
          {t("inbox.empty.noTeamText")}
        </Empty>
      </Match>
      <Match when={true}>
        <Empty
          icon={<Inbox size={22} />}
          title={t(`inbox.empty.${props.tab}Title`)}
          action={
            props.tab === "mine" ? <Button onClick={() => props.onQueue()}>{t("inbox.empty.mineAction")}</Button> : null
          }
        >
          {t(`inbox.empty.${props.tab}Text`)}
        </Empty>
      </Match>
    </Switch>
  );
}
