import { Archive, Ban, MegaphoneOff } from "lucide-solid";
import { createMemo, Show } from "solid-js";
import type { Contact } from "#shared/model/contact.ts";
import type { ChannelKind } from "#shared/model/channel.ts";
import { t } from "../../i18n/i18n.ts";
import "../../i18n/words/contact.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Banner } from "../../ui/banner.tsx";
import { Heading } from "../../ui/heading.tsx";
import { ChannelMark } from "../channel-mark.tsx";
import { CopyButton } from "../copy-button.tsx";
import { createContactDetails } from "../followed.ts";
import { formatPhone } from "../phone.ts";
import { fullTime, longTime, shortTime } from "../times.ts";
import { ContactActions } from "./contact-actions.tsx";
import { ContactHistory } from "./contact-history.tsx";
import { ContactOrigins } from "./contact-origins.tsx";
import { ProviderBlocks } from "./provider-blocks.tsx";
import "./contact-details.css";

type Props = {
  contact: Contact;
  /** The conversation that is open beside it, if any. */
  conversationId?: string | undefined;
  channel?: ChannelKind | undefined;
  /** Whether the contact is all there is on the screen. */
  isAlone?: boolean;
};

/** All about a contact: used by the conversation's panel and by the drawer of Contatos. */
export function ContactDetails(props: Props) {
  const loaded = createContactDetails(() => props.contact.id);
  const answer = createMemo(() => {
    const it = loaded();
    return it?.ok ? it.value : undefined;
  });
  return (
    <div class="contact-details">
      <header class="contact-head">
        <Avatar name={props.contact.name} size="l" />
        <Heading isOfPage={props.isAlone ?? false} class="contact-name">
          {props.contact.name}
        </Heading>
        <Show when={props.contact.phone} fallback={<p class="contact-phone">{t("contact.noPhone")}</p>}>
          {(phone) => (
            <p class="contact-phone">
              {formatPhone(phone())}
              <CopyButton text={formatPhone(phone())} label={t("contact.copyPhone")} doneLabel={t("contact.copied")} />
            </p>
          )}
        </Show>
        <Show when={props.channel}>
          {(channel) => (
            <p class="contact-channel">
              <ChannelMark channel={channel()} />
              {t(`common.channel.${channel()}`)}
            </p>
          )}
        </Show>
      </header>
      <ContactMarks contact={props.contact} refused={answer()?.refused} />
      <ProviderBlocks blocks={answer()?.providerBlocks ?? []} />
      <ContactActions contact={props.contact} />
      <Show when={answer()}>
        {(it) => (
          <dl class="contact-facts">
            <dt>{t("contact.since")}</dt>
            <dd title={fullTime(it().createdAt)}>{shortTime(it().createdAt)}</dd>
          </dl>
        )}
      </Show>
      <ContactOrigins origins={answer()?.origins ?? []} />
      <ContactHistory loaded={loaded()} currentId={props.conversationId} />
    </div>
  );
}

function ContactMarks(props: { contact: Contact; refused: { count: number; lastAt: number | null } | undefined }) {
  return (
    <>
      <Show when={props.contact.blockedAt}>
        {(at) => (
          <Banner tone="bad" icon={<Ban size={16} />}>
            {t("contact.blockedSince", { when: longTime(at()) })}{" "}
            <Show when={props.refused?.lastAt}>
              {(lastAt) => t("contact.refused", { n: props.refused?.count ?? 0, when: longTime(lastAt()) })}
            </Show>
          </Banner>
        )}
      </Show>
      <Show when={props.contact.archivedAt}>
        {(at) => <Banner icon={<Archive size={16} />}>{t("contact.archivedSince", { when: longTime(at()) })}</Banner>}
      </Show>
      <Show when={props.contact.marketingStoppedAt}>
        {(at) => (
          <Banner icon={<MegaphoneOff size={16} />}>{t("contact.marketingStopped", { when: longTime(at()) })}</Banner>
        )}
      </Show>
    </>
  );
}
