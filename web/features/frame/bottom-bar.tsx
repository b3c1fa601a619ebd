import { For, Show } from "solid-js";
import { t } from "../../i18n/i18n.ts";
import { path } from "../../parts/address.ts";
import { useMay } from "../../parts/viewer.ts";
import { useProsa } from "../../stores/context.ts";
import { Count } from "../../ui/count.tsx";
import { PLACES } from "./places.ts";
import { ToolsPlace } from "./tools-place.tsx";
import "./bottom-bar.css";

/** The rail of a narrow screen. Out of the way while one reads or writes a conversation. */
export default function BottomBar(props: { onHelp: () => void }) {
  const { conversations } = useProsa();
  const may = useMay();
  const isAt = (href: string) => path().startsWith(href);
  const isInside = () => /^\/(atendimentos|contatos)\/./.test(path());
  return (
    <Show when={!isInside()}>
      <nav class="bottom-bar" aria-label={t("frame.navigation")}>
        <For each={PLACES}>
          {(place) => (
            <Show when={place.needs === null || may(place.needs)}>
              <a href={place.href} class="bottom-item" aria-current={isAt(place.href) ? "page" : undefined}>
                <place.icon size={20} />
                <span class="bottom-label">{t(`frame.${place.key}`)}</span>
                <Show when={place.key === "inbox"}>
                  <Count value={conversations.unreadTotal()} label={t("frame.unread", conversations.unreadTotal())} />
                </Show>
              </a>
            </Show>
          )}
        </For>
        <ToolsPlace onHelp={() => props.onHelp()} side="top-end" />
      </nav>
    </Show>
  );
}
