import { UserRound } from "lucide-solid";
import { For } from "solid-js";
import { t } from "../../../../i18n/i18n.ts";
import { CopyButton } from "../../../../parts/copy-button.tsx";
import { formatPhone } from "../../../../parts/phone.ts";
import type { ShownMessage } from "../../../../stores/prosa.ts";
import { cardsIn } from "./content.ts";
import { foreignName } from "../foreign-text.ts";

/** People whose numbers were shared, each number to be copied. */
export function ContactCards(props: { message: ShownMessage }) {
  return (
    <For each={cardsIn(props.message.content)}>
      {(card) => {
        const name = foreignName(card.name) || t("conversation.kind.contacts");
        return (
          <span class="card">
            <span class="card-sign" aria-hidden="true">
              <UserRound size={18} />
            </span>
            <span class="card-main">
              <bdi class="card-title">{name}</bdi>
              <For each={card.phones} fallback={<span class="card-note">{t("message.cards.noPhone")}</span>}>
                {(phone) => (
                  <span class="card-phone">
                    <bdi>{shown(phone)}</bdi>
                    <CopyButton
                      text={shown(phone)}
                      label={t("message.cards.copy", { name })}
                      doneLabel={t("message.cards.copied")}
                    />
                  </span>
                )}
              </For>
            </span>
          </span>
        );
      }}
    </For>
  );
}

/** A bare number is written as people write it; anything else stays as it was given. */
const shown = (phone: string): string => (/^\d{8,15}$/.test(phone) ? formatPhone(phone) : foreignName(phone));
