import { For, Show } from "solid-js";
import { t } from "../../i18n/i18n.ts";
import { path } from "../../parts/address.ts";
import { useMay } from "../../parts/viewer.ts";
import { useProsa } from "../../stores/context.ts";
import { Count } from "../../ui/count.tsx";
import { Logo } from "./logo.tsx";
import { PLACES } from "./places.ts";
import { ToolsPlace } from "./tools-place.tsx";
import "./rail.css";

export function Rail(props: { onHelp: () => void }) {
  const { conversations } = useProsa();
  const may = useMay();
  const isAt = (href: string) => path().startsWith(href);
  return (
    <nav class="rail" aria-label={t("frame.navigation")}>
      <Logo />
      <ul class="rail-list">
        <For each={PLACES}>
          {(place) => (
            <Show when={place.needs === null || may(place.needs)}>
              <li>
                <a href={place.href} class="rail-item" aria-current={isAt(place.href) ? "page" : undefined}>
                  <place.icon size={20} />
                  <span class="rail-label">{t(`frame.${place.key}`)}</span>
                  <Show when={place.key === "inbox"}>
                    <Count value={conversations.unreadTotal()} label={t("frame.unread", conversations.unreadTotal())} />
                  </Show>
                </a>
              </li>
            </Show>
          )}
        </For>
      </ul>
      <ToolsPlace onHelp={() => props.onHelp()} side="right-end" />
    </nav>
  );
}
