import { ExternalLink, Megaphone } from "lucide-solid";
import { For, Show } from "solid-js";
import type { ContactAnswer } from "#shared/protocol/api.ts";
import { t } from "../../i18n/i18n.ts";
import { fullTime, shortTime } from "../times.ts";
import "./contact-origins.css";

/** The advertisements and links that brought the contact to write. What they are called is the advertiser's to say. */
export function ContactOrigins(props: { origins: ContactAnswer["origins"] }) {
  return (
    <Show when={props.origins.length > 0}>
      <section class="origins">
        <h3 class="origins-title">{t("contact.origins")}</h3>
        <ul>
          <For each={props.origins}>
            {(origin) => (
              <li class="origin">
                <Megaphone size={15} aria-hidden="true" />
                <span class="origin-main">
                  <span>{t(`contact.origin.${origin.source}`)}</span>
                  <Show when={origin.title}>{(title) => <bdi class="origin-name">{title()}</bdi>}</Show>
                </span>
                <time class="origin-time" title={fullTime(origin.at)}>
                  {shortTime(origin.at)}
                </time>
                <Show when={webAddress(origin.url)}>
                  {(url) => (
                    <a
                      class="icon-button"
                      href={url()}
                      target="_blank"
                      rel="noopener noreferrer nofollow"
                      aria-label={t("contact.originOpen")}
                      title={t("contact.originOpen")}
                    >
                      <ExternalLink size={14} />
                    </a>
                  )}
                </Show>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  );
}

const webAddress = (url: string | null): string | null => (url && /^https?:\/\//i.test(url) ? url : null);
