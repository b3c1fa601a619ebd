import { Hourglass, Keyboard, LogOut, Monitor, Moon, Sun } from "lucide-solid";
import { createSignal, For, lazy, Show, Suspense } from "solid-js";
import { Dynamic } from "solid-js/web";
import { chooseLocale, locale, LOCALES, t } from "../../i18n/i18n.ts";
import { setTheme, theme, THEMES } from "../../parts/theme.ts";
import { useViewer } from "../../parts/viewer.ts";
import { useProsa } from "../../stores/context.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Menu, MenuGroup, MenuItem } from "../../ui/menu.tsx";
import type { Side } from "../../ui/place.ts";
import "./profile-menu.css";

const SafetyDelayDialog = lazy(() => import("./safety-delay-dialog.tsx"));
const SignOutDialog = lazy(() => import("./sign-out-dialog.tsx"));

const THEME_ICONS = { system: Monitor, light: Sun, dark: Moon };

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
              <MenuItem
                isChecked={theme() === it}
                icon={<Dynamic component={THEME_ICONS[it]} size={16} />}
                onSelect={() => setTheme(it)}
              >
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
      <Suspense>
        <Show when={isLeaving()}>
          <SignOutDialog onClose={() => setIsLeaving(false)} />
        </Show>
        <Show when={isDelaying()}>
          <SafetyDelayDialog onClose={() => setIsDelaying(false)} />
        </Show>
      </Suspense>
    </>
  );
}
