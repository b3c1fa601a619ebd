import * as v from "valibot";
import { EventContent } from "#shared/model/message.ts";
import { clockTime } from "../../../i18n/dates.ts";
import { locale, t } from "../../../i18n/i18n.ts";
import type { ShownMessage } from "../../../stores/prosa.ts";

/** A quiet line about what happened in the conversation: "Ana começou o atendimento, 14:05". */
export const eventText = (message: ShownMessage, contactName: string): string =>
  t("conversation.from", { name: whatHappened(message, contactName), time: clockTime(message.at, locale()) });

const whatHappened = (message: ShownMessage, contactName: string): string => {
  const { author, text } = message;
  if (message.kind === "reaction") {
    const name = message.direction === "in" ? contactName : (author?.name ?? t("message.quote.ours"));
    return t("message.reaction.line", { name, emoji: text ?? "" });
  }
  if (message.status === "cancelled")
    return author ? t("message.undone", { by: author.name }) : t("message.undoneByNobody");
  const parsed = v.safeParse(EventContent, message.content);
  return parsed.success ? sentence(parsed.output) : (text ?? t("conversation.kind.event"));
};

const sentence = (it: EventContent): string => {
  switch (it.event) {
    case "started":
      return t("conversation.event.started", { by: it.by });
    case "transferred":
      return it.toUser
        ? t("conversation.event.transferredUser", { by: it.by, team: it.toTeam, user: it.toUser })
        : t("conversation.event.transferredTeam", { by: it.by, team: it.toTeam });
    case "returned":
      return t("conversation.event.returned", { from: it.from });
    case "concluded":
      return t("conversation.event.concluded", { by: it.by });
    case "reopened":
      return it.by ? t("conversation.event.reopenedBy", { by: it.by }) : t("conversation.event.reopened");
    case "concluded_by_merge":
      return t("conversation.event.concludedByMerge");
    case "merged":
      return t("conversation.event.merged");
  }
};
