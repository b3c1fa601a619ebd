import { createEffect, createMemo, createSignal, on, Show } from "solid-js";
import type { Conversation } from "#shared/model/conversation.ts";
import { t } from "../../../i18n/i18n.ts";
import { useViewer } from "../../../parts/viewer.ts";
import type { Pad, Paged, ShownMessage, ShownNote } from "../../../stores/prosa.ts";
import { deferred } from "../../../ui/deferred.tsx";
import { Later } from "../../../ui/later.tsx";
import { MeasuredList, type MeasuredListHandle } from "../../../ui/measured-list.tsx";
import type { NoteDesk } from "../notes/note-desk.ts";
import { NewMessagesPill } from "../at-times.ts";
import { mediumOf } from "../own-files.ts";
import type { ReplyDesk } from "../reply-desk.ts";
import { Announcer } from "./announcer.tsx";
import { createReading } from "./reading.ts";
import { EntryView } from "./entry-view.tsx";
import { createMarking, moveBetweenMessages } from "./moving.ts";
import { createPointing } from "./pointing.ts";
import { type Thread, ThreadContext } from "./thread.ts";
import { notesSince, timelineOf } from "./timeline.ts";
import "./message-list.css";

const Viewer = deferred(() => import("./viewer/viewer.tsx"));

const BOTTOM_PX = 64;
const OLDER_PX = 500;

type Props = {
  conversation: Conversation;
  messages: Paged<ShownMessage>;
  notes: readonly ShownNote[];
  pad: Pad;
  desk: NoteDesk;
  replyDesk: ReplyDesk;
};

/** Messages and internal notes, newest at the bottom. Stays at the bottom unless one has scrolled up to read. */
export function MessageList(props: Props) {
  const viewer = useViewer();
  let scroller!: HTMLDivElement;
  const [isAtBottom, setIsAtBottom] = createSignal(true);
  /** The last message that was on the screen when one scrolled up; what comes after it is new. */
  const [seenId, setSeenId] = createSignal<string>();

  const timeline = createMemo<{
    keys: string[];
    byKey: Map<string, ReturnType<typeof timelineOf>[number]>;
    isOlder: boolean;
  }>(
    (last) => {
      const messages = props.messages.items();
      const entries = timelineOf(messages, notesSince(props.notes, messages, props.messages.hasMore()));
      const keys = entries.map((it) => it.key);
      const byKey = new Map(entries.map((it) => [it.key, it]));
      return { keys, byKey, isOlder: isOnlyBefore(keys, last.keys) };
    },
    { keys: [], byKey: new Map(), isOlder: false },
  );
  const newest = createMemo(() => props.messages.items().at(-1));
  /** A reaction stands where its message stands, and draws nobody away from what they read. */
  const newestBubble = createMemo(() => props.messages.items().findLast((it) => it.kind !== "reaction"));
  /** What is written stays in the page, however far one scrolls away from it. */
  const kept = createMemo(() => {
    const at = timeline().keys.indexOf(props.desk.editingId() ?? "");
    return at === -1 ? [] : [at];
  });
  const unseen = createMemo(() => {
    const from = seenId();
    if (isAtBottom() || from === undefined) return 0;
    const items = props.messages.items();
    const at = items.findIndex((it) => it.id === from);
    return items.slice(at + 1).filter((it) => it.direction === "in" && it.kind !== "reaction").length;
  });

  // At once, and again with every measurement: the list's own way goes on for a while and would pull back who has
  // begun to read upwards.
  const toBottom = () => (scroller.scrollTop = scroller.scrollHeight);

  let lastTop = 0;
  let lastHeight = 0;
  const onScroll = () => {
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    // What is written below has grown or shrunk: that is no hand, either.
    const isUpwards = scrollTop < lastTop && clientHeight === lastHeight;
    lastTop = scrollTop;
    lastHeight = clientHeight;
    if (scrollHeight - scrollTop - clientHeight < BOTTOM_PX) setIsAtBottom(true);
    // Only a hand goes up; being far from the end without it means that messages have grown or come.
    else if (isUpwards && isAtBottom()) {
      setSeenId(newestBubble()?.id);
      setIsAtBottom(false);
    }
    if (scrollTop < OLDER_PX && props.messages.hasMore() && props.messages.state() === "ready")
      props.messages.loadMore();
  };

  createEffect(
    on(newestBubble, (message, before) => {
      // What one has written oneself is always brought into view.
      const isOwn = message?.author?.id === viewer().userId && message.id !== before?.id;
      if (isOwn) setIsAtBottom(true);
      if (isAtBottom()) queueMicrotask(toBottom);
    }),
  );
  createEffect(() => {
    if (!props.desk.isNew() || !props.desk.editingId()) return;
    setIsAtBottom(true);
    queueMicrotask(toBottom);
  });
  createReading(() => props.conversation, isAtBottom);

  let list: MeasuredListHandle | undefined;
  const marking = createMarking(() => scroller);
  const goTo = (id: string) => {
    const at = timeline().keys.indexOf(id);
    if (at === -1) return;
    setSeenId(newestBubble()?.id);
    setIsAtBottom(false);
    list?.centre(at);
    marking.mark(id);
  };
  const [viewedId, setViewedId] = createSignal<string | null>(null);
  const pictures = createMemo(() =>
    props.messages.items().filter((it) => {
      const media = it.kind === "image" && it.revokedAt === null ? mediumOf(it.content) : null;
      return media?.kind === "image" && media.state === "ready";
    }),
  );
  const thread: Thread = {
    conversation: () => props.conversation,
    find: (id) => props.messages.items().find((it) => it.id === id),
    goTo,
    pictures,
    view: setViewedId,
    pointing: createPointing(),
    get desk() {
      return props.replyDesk;
    },
  };

  return (
    <ThreadContext.Provider value={thread}>
      <div class="messages">
        <div
          ref={scroller}
          class="messages-scroller"
          role="region"
          aria-label={t("conversation.messages")}
          tabindex={0}
          data-message-list
          onKeyDown={(event) => moveBetweenMessages(event, scroller)}
        >
          <div class="messages-spring" />
          <MeasuredList
            keys={timeline().keys}
            isShifted={timeline().isOlder}
            scroller={scroller}
            kept={kept()}
            onScroll={onScroll}
            onResize={() => isAtBottom() && toBottom()}
            onReady={(it) => (list = it)}
          >
            {(key) => (
              <Show when={timeline().byKey.get(key)}>
                {(entry) => (
                  <EntryView entry={entry()} conversation={props.conversation} pad={props.pad} desk={props.desk} />
                )}
              </Show>
            )}
          </MeasuredList>
        </div>
        <Older
          state={props.messages.state()}
          hasMore={props.messages.hasMore()}
          isEmpty={timeline().keys.length === 0}
          onRetry={props.messages.loadMore}
        />
        <Show when={!isAtBottom()}>
          <NewMessagesPill with={{ count: unseen(), onClick: toBottom }} />
        </Show>
        <Announcer newest={newest()} contactName={props.conversation.contact.name} />
        <Show when={viewedId()}>
          {(id) => <Viewer with={{ id: id(), onMove: setViewedId, onClose: () => void setViewedId(null) }} />}
        </Show>
      </div>
    </ThreadContext.Provider>
  );
}

/** Whether all that has come stands before what was there; the first line, a day, may have moved up with it. */
const isOnlyBefore = (keys: readonly string[], last: readonly string[]): boolean =>
  last.length > 1 &&
  keys.length > last.length &&
  last.slice(1).every((key, at) => key === keys.at(at + 1 - last.length));

type OlderProps = {
  state: "loading" | "ready" | "offline" | "failed";
  hasMore: boolean;
  isEmpty: boolean;
  onRetry: () => void;
};

/** Over the top edge: that earlier messages are on their way, or why they are not. */
function Older(props: OlderProps) {
  return (
    <Show when={props.state !== "ready"} fallback={<NoMessages isShown={props.isEmpty && !props.hasMore} />}>
      <div class="messages-older" role="status">
        <Show when={props.state === "loading"}>
          <Later>
            <span class="messages-note">{t("conversation.loadingOlder")}…</span>
          </Later>
        </Show>
        <Show when={props.state === "offline" && (props.hasMore || props.isEmpty)}>
          <span class="messages-note">{t("conversation.olderOffline")}</span>
        </Show>
        <Show when={props.state === "failed"}>
          <button type="button" class="messages-note" onClick={() => props.onRetry()}>
            {t("conversation.olderFailed")} {t("common.tryAgain")}
          </button>
        </Show>
      </div>
    </Show>
  );
}

function NoMessages(props: { isShown: boolean }) {
  return (
    <Show when={props.isShown}>
      <p class="messages-none">{t("conversation.none")}</p>
    </Show>
  );
}
