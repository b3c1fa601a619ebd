import { CloudOff, CloudUpload, Wifi } from "lucide-solid";
import { Match, Show, Switch } from "solid-js";
import { t } from "../../i18n/i18n.ts";
import { longTime } from "../../parts/times.ts";
import { useWaiting } from "../../parts/waiting-items.ts";
import { useProsa } from "../../stores/context.ts";
import { Count } from "../../ui/count.tsx";
import type { Side } from "../../ui/place.ts";
import { Popover } from "../../ui/popover.tsx";
import { OutboxList } from "./outbox-list.tsx";
import "./connection-button.css";

/** How the connection is, and what waits to be sent. */
export function ConnectionButton(props: { side?: Side }) {
  const { connection } = useProsa();
  const waiting = useWaiting();
  const label = () => {
    const count = waiting().length;
    const state = t(`frame.${connection.state()}`);
    return count > 0 ? `${state}. ${t("frame.waiting", count)}` : state;
  };
  return (
    <>
      <Popover
        label={label()}
        side={props.side ?? "right-end"}
        triggerClass="rail-item connection-trigger"
        trigger={
          <>
            <Switch fallback={<Wifi size={18} aria-hidden="true" />}>
              <Match when={connection.state() === "offline"}>
                <CloudOff size={18} class="connection-bad" aria-hidden="true" />
              </Match>
              <Match when={connection.state() === "connecting" || waiting().length > 0}>
                <CloudUpload size={18} class="connection-busy" aria-hidden="true" />
              </Match>
            </Switch>
            <Count value={waiting().length} label="" tone="quiet" />
          </>
        }
      >
        <p class="connection-title" data-state={connection.state()}>
          {t(`frame.${connection.state()}`)}
        </p>
        <p>{t(`frame.${connection.state()}Text`)}</p>
        <Show when={connection.state() !== "online" && connection.lastOnlineAt()}>
          {(at) => <p class="connection-last">{t("frame.lastOnline", { when: longTime(at()) })}</p>}
        </Show>
        <OutboxList />
      </Popover>
      <span class="visually-hidden" role="status">
        {connection.state() === "offline" ? t("frame.offline") : ""}
      </span>
    </>
  );
}
