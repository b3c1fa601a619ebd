import type { Direction } from "#shared/model/message.ts";
import { t } from "../../../i18n/i18n.ts";
import { useViewer } from "../../../parts/viewer.ts";
import { useThread } from "./thread.ts";

type Said = { direction: Direction | null; author: { id: string; name: string } | null };

/** Whose a message is, in words: the customer's name, one's own as "Você", a colleague's, or the company's. */
export const createWhose = (): ((said: Said) => string) => {
  const { conversation } = useThread();
  const viewer = useViewer();
  return ({ direction, author }) => {
    if (direction === "in") return conversation().contact.name;
    if (author?.id === viewer().userId) return t("common.you");
    return author?.name ?? t("message.quote.ours");
  };
};
