import { Reply, X } from "lucide-solid";
import { t } from "../../../i18n/i18n.ts";
import { useViewer } from "../../../parts/viewer.ts";
import type { ShownMessage } from "../../../stores/prosa.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import { QuoteWords } from "../messages/quote-words.tsx";
import "./quote-bar.css";

/** What one is answering, over the field. */
export function QuoteBar(props: { message: ShownMessage; contactName: string; onRemove: () => void }) {
  const viewer = useViewer();
  const name = () => {
    if (props.message.direction === "in") return props.contactName;
    const { author } = props.message;
    return author?.id === viewer().userId ? t("common.you") : (author?.name ?? t("message.quote.ours"));
  };
  return (
    <div class="quote-bar" role="status">
      <Reply size={16} aria-hidden="true" />
      <span class="quote-bar-words">
        <QuoteWords quote={props.message} name={t("message.quote.answering", { name: name() })} />
      </span>
      <IconButton label={t("message.quote.remove")} onClick={() => props.onRemove()}>
        <X size={16} />
      </IconButton>
    </div>
  );
}
