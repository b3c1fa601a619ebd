import { Hourglass, Keyboard, LogOut, Monitor, Moon, Sun } from "lucide-solid";
import { createSignal, For, Show } from "solid-js";
import { chooseLocale, locale, LOCALES, t } from "../../i18n/i18n.ts";
import { setTheme, theme, THEMES } from "../../parts/theme.ts";
import { useViewer } from "../../parts/viewer.ts";
import { useProsa } from "../../stores/context.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { deferred } from "../../ui/deferred.tsx";
import { Menu, MenuGroup, MenuItem } from "../../ui/menu.tsx";
import type { Side } from "../../ui/place.ts";
import "./profile-menu.css";

const SafetyDelayDialog = deferred(() => import("./safety-delay-dialog.tsx"));
const SignOutDialog = deferred(() => import("./sign-out-dialog.tsx"));

const THEME_ICONS = {
  system: () => <Monitor size={16} />,
  light: () => <Sun size={16} />,
  dark: () => <Moon size={16} />,
};

export function ProfileMenu(props: { onHelp: () => void; side: Side }) {
  const { session } = useProsa();
  const viewer = useViewer();
  const [isLeaving, setIsLeaving] = createSignal(false);
  const [isDelaying, setIsDelaying] = createSignal(false);
  const account = () => {
    const current = session.current();
    return current.state === "signed_in" ? `${current.email} · ${current.company.name}` : "";
  };
  return (
    <>
      <Menu
        label={t("frame.profile", { name: viewer().name })}
        side={props.side}
        triggerClass="rail-item profile-trigger"
        trigger={<Avatar name={viewer().name} size="s" />}
      >
        <div class="menu-head">
          <p class="profile-name">{viewer().name}</p>
          <p class="profile-account truncate">{account()}</p>
        </div>
        <MenuGroup label={t("frame.theme")}>
          <For each={THEMES}>
            {(it) => (
              <MenuItem isChecked={theme() === it} icon={THEME_ICONS[it]()} onSelect={() => setTheme(it)}>
                {t(`frame.themes.${it}`)}
              </MenuItem>
            )}
          </For>
        </MenuGroup>
        <MenuGroup label={t("frame.language")}>
          <For each={LOCALES}>
            {(it) => (
              <MenuItem isChecked={locale() === it} onSelect={() => void chooseLocale(it)}>
                {t(`frame.languages.${it}`)}
              </MenuItem>
            )}
          </For>
        </MenuGroup>
        <MenuGroup label={t("frame.more")}>
          <MenuItem icon={<Hourglass size={16} />} onSelect={() => setIsDelaying(true)}>
            {t("frame.safety.title")}
          </MenuItem>
          <MenuItem icon={<Keyboard size={16} />} onSelect={() => props.onHelp()}>
            {t("frame.shortcuts")}
          </MenuItem>
          <MenuItem icon={<LogOut size={16} />} onSelect={() => setIsLeaving(true)}>
            {t("frame.signOut")}
          </MenuItem>
        </MenuGroup>
      </Menu>
      <Show when={isLeaving()}>
        <SignOutDialog with={{ onClose: () => setIsLeaving(false) }} />
      </Show>
      <Show when={isDelaying()}>
        <SafetyDelayDialog with={{ onClose: () => setIsDelaying(false) }} />
      </Show>
    </>
  );
}
