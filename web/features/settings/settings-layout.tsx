import { ArrowLeft, CloudOff } from "lucide-solid";
import { For, type JSX, Show } from "solid-js";
import { t } from "../../i18n/i18n.ts";
import { path, navigate } from "../../parts/address.ts";
import { isNarrow } from "../../parts/screen.ts";
import { useProsa } from "../../stores/context.ts";
import { Banner } from "../../ui/banner.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import "../../ui/tab-bar.css";

const SECTIONS = [
  { href: "/ajustes/equipes", key: "teams" },
  { href: "/ajustes/usuarios", key: "users" },
  { href: "/ajustes/canais", key: "channels" },
  { href: "/ajustes/saude", key: "healthTab" },
] as const;

type Props = {
  /** Where the list is; the way back on a narrow screen. */
  home: string;
  isDetailOpen: boolean;
  tools: JSX.Element;
  list: JSX.Element;
  detail: JSX.Element;
};

/** The sections and their list on the left, what is chosen on the right; on a narrow screen one of the two. */
export function SettingsLayout(props: Props) {
  const { connection } = useProsa();
  return (
    <div class="settings">
      <Show when={!isNarrow() || !props.isDetailOpen}>
        <section class="settings-list" aria-label={t("settings.title")}>
          <header class="settings-head">
            <h1 class="settings-title">{t("settings.title")}</h1>
            <nav class="tab-bar" aria-label={t("settings.sections")}>
              <For each={SECTIONS}>
                {(it) => (
                  <a href={it.href} class="tab" aria-current={path().startsWith(it.href) ? "page" : undefined}>
                    {t(`settings.${it.key}`)}
                  </a>
                )}
              </For>
            </nav>
          </header>
          <Show when={connection.state() === "offline"}>
            <Banner tone="warn" icon={<CloudOff size={16} />}>
              {t("settings.offline")}
            </Banner>
          </Show>
          <div class="settings-tools">{props.tools}</div>
          <div class="settings-rows">{props.list}</div>
        </section>
      </Show>
      <Show when={!isNarrow() || props.isDetailOpen}>
        {/* It scrolls, and not every page has something in it that takes the focus. */}
        <section class="settings-detail" tabindex="0">
          <Show when={isNarrow()}>
            <IconButton label={t("common.back")} onClick={() => navigate(props.home)}>
              <ArrowLeft size={20} />
            </IconButton>
          </Show>
          {props.detail}
        </section>
      </Show>
    </div>
  );
}
