import { clockTime, isSameDay } from "../../../i18n/dates.ts";
import { locale, t } from "../../../i18n/i18n.ts";
import { longTime } from "../../../parts/times.ts";
import type { ShownNote } from "../../../stores/prosa.ts";

/** What an author changes within this time is still the writing of the note. */
const WRITING_MS = 10 * 60_000;

/** "Ana, hoje 14:05 · editada por Bruno, 14:10"; until a room has said so, that one waits for it. */
export const noteByline = (it: ShownNote, nameOf: (userId: string) => string, isOffline: boolean): string => {
  if (it.authorId === null || it.at === null) {
    return `${t("common.you")} · ${isOffline ? t("pad.pending") : t("pad.saving")}`;
  }
  const made = t("conversation.from", { name: nameOf(it.authorId), time: longTime(it.at) });
  const edited = editedText(it, it.at, nameOf);
  return edited ? `${made} · ${edited}` : made;
};

const editedText = (it: ShownNote, at: number, nameOf: (userId: string) => string): string | undefined => {
  if (it.editorId === null || it.editedAt === null) return undefined;
  const isByAuthor = it.editorId === it.authorId;
  if (isByAuthor && it.editedAt - at < WRITING_MS) return undefined;
  const time = isSameDay(at, it.editedAt) ? clockTime(it.editedAt, locale()) : longTime(it.editedAt);
  return isByAuthor ? t("pad.edited", { time }) : t("pad.editedBy", { name: nameOf(it.editorId), time });
};
