import { ExternalLink, Link2 } from "lucide-solid";
import { Show } from "solid-js";
import { t } from "../../../../i18n/i18n.ts";
import type { ShareContent } from "./content.ts";
import { foreignName } from "../foreign-text.ts";

/** A story, post or link that the message is about. It opens where it is, never in this page. */
export function ShareCard(props: { share: ShareContent }) {
  return (
    <span class="card">
      <span class="card-sign" aria-hidden="true">
        <Link2 size={18} />
      </span>
      <span class="card-main">
        <span class="card-title">{t(`message.share.${props.share.kind}`)}</span>
        <Show when={props.share.title}>{(title) => <bdi class="card-note">{foreignName(title())}</bdi>}</Show>
        <Show when={props.share.url}>
          {(url) => (
            <a class="card-link" href={url()} target="_blank" rel="noopener noreferrer nofollow">
              {t("message.share.open")}
              <ExternalLink size={12} aria-hidden="true" />
            </a>
          )}
        </Show>
      </span>
    </span>
  );
}
