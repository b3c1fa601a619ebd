import { CloudOff, TriangleAlert } from "lucide-solid";
import { createMemo, For, Show } from "solid-js";
import { t } from "../../../i18n/i18n.ts";
import { useWaiting } from "../../../parts/waiting-items.ts";
import { useMay } from "../../../parts/viewer.ts";
import { useProsa } from "../../../stores/context.ts";
import { Banner } from "../../../ui/banner.tsx";
import "./list-notices.css";

/** What one must know before reading the list: no connection, or messages that nobody can see. */
export function ListNotices(props: { isSearching: boolean; searchState: "loading" | "ready" | "offline" | "failed" }) {
  const { connection, org } = useProsa();
  const waiting = useWaiting();
  const may = useMay();

  const orphans = createMemo(() => {
    if (!org.isLoaded() || !may("settings.change")) return [];
    const staffed = new Set(org.memberships().map((it) => it.teamId));
    return org.channels().filter((it) => !staffed.has(it.defaultTeamId));
  });

  return (
    <div class="list-notices">
      <Show when={connection.state() === "offline"}>
        <Banner tone="warn" icon={<CloudOff size={16} />} role="status">
          {t("frame.offline")}
          <Show when={waiting().length > 0}> · {t("frame.waiting", waiting().length)}</Show>
          <Show when={props.isSearching && props.searchState === "offline"}>. {t("inbox.offlineSearch")}</Show>
        </Banner>
      </Show>
      <For each={orphans()}>
        {(channel) => (
          <Banner
            tone="warn"
            icon={<TriangleAlert size={16} />}
            action={
              <a class="button" data-variant="quiet" data-size="s" href={`/ajustes/equipes/${channel.defaultTeamId}`}>
                {t("inbox.orphanAction")}
              </a>
            }
          >
            {t("inbox.orphanChannel", { channel: channel.name, team: org.teamName(channel.defaultTeamId) ?? "" })}
          </Banner>
        )}
      </For>
    </div>
  );
}
