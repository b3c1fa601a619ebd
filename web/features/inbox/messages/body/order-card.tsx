import { ShoppingCart } from "lucide-solid";
import { For, Show } from "solid-js";
import { locale, t } from "../../../../i18n/i18n.ts";
import { money } from "../../../../i18n/sizes.ts";
import type { ShownMessage } from "../../../../stores/prosa.ts";
import { orderIn } from "./content.ts";
import { foreignName } from "../foreign-text.ts";

const SHOWN = 6;

/** What a customer put into the catalogue's basket. */
export function OrderCard(props: { message: ShownMessage }) {
  const order = () => orderIn(props.message.content);
  const price = (cents: number | null) => (cents === null ? "" : money(cents, order().currency, locale()));
  return (
    <span class="card" data-tall>
      <span class="card-sign" aria-hidden="true">
        <ShoppingCart size={18} />
      </span>
      <span class="card-main">
        <span class="card-title">
          {t("conversation.kind.order")} · {t("message.order.items", order().lines.length)}
        </span>
        <For each={order().lines.slice(0, SHOWN)}>
          {(line) => (
            <span class="order-line">
              <span class="tabular">{line.quantity}×</span>
              <bdi>{foreignName(line.name)}</bdi>
              <span class="tabular">{price(line.price)}</span>
            </span>
          )}
        </For>
        <Show when={order().lines.length > SHOWN}>
          <span class="card-note">{t("message.order.more", order().lines.length - SHOWN)}</span>
        </Show>
        <Show when={order().total !== null}>
          <span class="order-line" data-total>
            <span>{t("message.order.total")}</span>
            <span class="tabular">{price(order().total)}</span>
          </span>
        </Show>
      </span>
    </span>
  );
}
