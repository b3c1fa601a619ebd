import type { RouteSectionProps } from "@solidjs/router";
import { Lock } from "lucide-solid";
import { Show } from "solid-js";
import { t } from "../../i18n/i18n.ts";
import { useMay } from "../../parts/viewer.ts";
import { Empty } from "../../ui/empty.tsx";
import "./settings-page.css";

/** Ajustes: for administrators only; the server refuses everyone else as well. */
export default function SettingsPage(props: RouteSectionProps) {
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
      {props.children}
    </Show>
  );
}
