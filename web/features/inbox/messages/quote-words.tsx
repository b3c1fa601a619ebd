import { previewOf, type Quote } from "#shared/model/message.ts";
import { t } from "../../../i18n/i18n.ts";

/** Whose a quoted message is, and its beginning. */
export function QuoteWords(props: { quote: Pick<Quote, "kind" | "text">; name: string }) {
  return (
    <>
      <bdi class="quote-name truncate">{props.name}</bdi>
      <bdi class="quote-text truncate">
        {props.quote.text ? previewOf(props.quote.text) : t(`conversation.kind.${props.quote.kind ?? "text"}`)}
      </bdi>
    </>
  );
}
