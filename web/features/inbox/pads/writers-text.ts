import { locale, t } from "../../../i18n/i18n.ts";

/** "Bruno está escrevendo", "Bruno e Carla estão escrevendo"; empty for nobody. A person counts once, from all devices. */
export const writersText = (cursors: readonly { userId: string }[], nameOf: (userId: string) => string): string => {
  const names = [...new Set(cursors.map((it) => it.userId))].map(nameOf);
  if (names.length === 0) return "";
  const list = new Intl.ListFormat(locale(), { type: "conjunction" }).format(names);
  return names.length > 1 ? t("pad.writingMany", { names: list }) : t("pad.writing", { name: list });
};
