import { Show } from "solid-js";
import type { Quote } from "#shared/model/message.ts";
import { t } from "../../../i18n/i18n.ts";
import { createWhose } from "./names.ts";
import { QuoteWords } from "./quote-words.tsx";
import { useThread } from "./thread.ts";

/** The message that this one answers. A click goes there, where it is here. */
export function QuoteBlock(props: { quote: Quote }) {
  const thread = useThread();
  const whose = createWhose();
  const here = () => (props.quote.id === null ? undefined : thread.find(props.quote.id));
  return (
    <Show when={props.quote.direction} fallback={<span class="quote quote-gone">{t("message.quote.gone")}</span>}>
      {(direction) => {
        const name = () => whose({ direction: direction(), author: here()?.author ?? null });
        return (
          <Show
            when={here()}
            fallback={
              <span class="quote">
                <QuoteWords quote={props.quote} name={name()} />
              </span>
            }
          >
            {(it) => (
              <button
                type="button"
                class="quote"
                title={t("message.quote.go", { name: name() })}
                onClick={() => thread.goTo(it().id)}
              >
                <span class="visually-hidden">{t("message.quote.label")}</span>
                <QuoteWords quote={{ ...props.quote, kind: it().kind, text: quotedText(it()) }} name={name()} />
              </button>
            )}
          </Show>
        );
      }}
    </Show>
  );
}

/** Of one that has been taken back nothing is left to quote. */
const quotedText = (it: { text: string | null; revokedAt: number | null }): string | null =>
  it.revokedAt === null ? it.text : t("message.revokedOut");
