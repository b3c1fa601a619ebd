import { Archive, Ban } from "lucide-solid";
import { Match, Switch } from "solid-js";
import type { Contact } from "#shared/model/contact.ts";
import { t } from "../../i18n/i18n.ts";
import { formatPhone } from "../../parts/phone.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Badge } from "../../ui/badge.tsx";

export function ContactRow(props: { contact: Contact; isCurrent: boolean; tabindex: 0 | -1 }) {
  return (
    <a
      href={`/contatos/${props.contact.id}`}
      class="contact-row"
      data-row={props.contact.id}
      aria-current={props.isCurrent ? "page" : undefined}
      tabindex={props.tabindex}
    >
      <Avatar name={props.contact.name} />
      <span class="contact-row-name truncate">{props.contact.name}</span>
      <span class="contact-row-phone truncate">
        {props.contact.phone ? formatPhone(props.contact.phone) : t("contact.noPhone")}
      </span>
      <Switch fallback={<span />}>
        <Match when={props.contact.blockedAt}>
          <Badge tone="bad" icon={<Ban size={12} />}>
            {t("contact.blocked")}
          </Badge>
        </Match>
        <Match when={props.contact.archivedAt}>
          <Badge icon={<Archive size={12} />}>{t("contact.archived")}</Badge>
        </Match>
      </Switch>
    </a>
  );
}
