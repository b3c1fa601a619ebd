import { Match, Switch } from "solid-js";
import type { MessageStatus } from "#shared/model/message-status.ts";
import { t } from "../../../i18n/i18n.ts";
import { AlertGlyph, BanGlyph, ClockGlyph, TickGlyph, TicksGlyph } from "../../../ui/glyphs.tsx";

/** How far a message has got; the same in words for whoever does not see it. */
export function Ticks(props: { status: MessageStatus }) {
  const is = (...statuses: MessageStatus[]) => statuses.includes(props.status);
  return (
    <span class="ticks" data-status={props.status} title={t(`conversation.status.${props.status}`)}>
      <Switch>
        <Match when={is("held", "queued", "sending")}>
          <ClockGlyph />
        </Match>
        <Match when={is("sent")}>
          <TickGlyph />
        </Match>
        <Match when={is("delivered", "read")}>
          <TicksGlyph />
        </Match>
        <Match when={is("cancelled")}>
          <BanGlyph />
        </Match>
        <Match when={is("failed", "unknown")}>
          <AlertGlyph />
        </Match>
      </Switch>
      <span class="visually-hidden">{t(`conversation.status.${props.status}`)}</span>
    </span>
  );
}
