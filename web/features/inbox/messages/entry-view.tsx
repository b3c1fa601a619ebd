import { Match, Switch } from "solid-js";
import type { Conversation } from "#shared/model/conversation.ts";
import { dayLabel } from "../../../i18n/dates.ts";
import { locale } from "../../../i18n/i18n.ts";
import { now } from "../../../parts/clock.ts";
import { fullTime } from "../../../parts/times.ts";
import type { Pad, ShownMessage } from "../../../stores/prosa.ts";
import { NoteCard } from "../at-times.ts";
import type { NoteDesk } from "../notes/note-desk.ts";
import { Bubble } from "./bubble.tsx";
import { eventText } from "./event-text.ts";
import { type Entry, isLine } from "./timeline.ts";

type Props = { entry: Entry; conversation: Conversation; pad: Pad; desk: NoteDesk };

export function EntryView(props: Props) {
  const day = () => (props.entry.kind === "day" ? props.entry : undefined);
  const message = () => (props.entry.kind === "message" ? props.entry : undefined);
  const note = () => (props.entry.kind === "note" ? props.entry : undefined);
  return (
    <Switch>
      <Match when={day()}>
        {(it) => (
          <div class="day" role="separator" aria-label={dayLabel(it().at, now(), locale())}>
            <span class="day-label">{dayLabel(it().at, now(), locale())}</span>
          </div>
        )}
      </Match>
      <Match when={lineOf(message()?.message)}>
        {(it) => (
          <p class="event" title={fullTime(it().at)}>
            {eventText(it(), props.conversation.contact.name)}
          </p>
        )}
      </Match>
      <Match when={note()}>{(it) => <NoteCard with={{ note: it().note, pad: props.pad, desk: props.desk }} />}</Match>
      <Match when={message()}>
        {(it) => (
          <Bubble
            message={it().message}
            reactions={it().reactions}
            startsRun={it().startsRun}
            endsRun={it().endsRun}
            conversation={props.conversation}
          />
        )}
      </Match>
    </Switch>
  );
}

const lineOf = (message: ShownMessage | undefined): ShownMessage | undefined =>
  message && isLine(message) ? message : undefined;
