import { useParams } from "@solidjs/router";
import { MessagesSquare } from "lucide-solid";
import { createEffect, createSignal, onCleanup, Show } from "solid-js";
import { t } from "../../i18n/i18n.ts";
import { isNarrow } from "../../parts/screen.ts";
import { useProsa } from "../../stores/context.ts";
import { Empty } from "../../ui/empty.tsx";
import { ConversationPane } from "./conversation/conversation-pane.tsx";
import { GoneNotice } from "./conversation/gone-notice.tsx";
import { ListPane } from "./list/list-pane.tsx";
import { listWidth, ResizeHandle } from "./list/resize-handle.tsx";
import "./inbox-page.css";

/** Atendimentos: the list, and the conversation that is open. On a narrow screen one of the two. */
export function InboxPage() {
  const params = useParams<{ id?: string }>();
  const { conversations } = useProsa();
  const [goneId, setGoneId] = createSignal<string>();

  onCleanup(conversations.onDropped((id) => id === params.id && setGoneId(id)));
  // Someone may be given a conversation back: then it is no longer gone.
  createEffect(() => {
    const id = goneId();
    if (id && conversations.tabOf(id) !== null) setGoneId(undefined);
  });

  return (
    <div class="inbox" style={{ "--list-width": `${listWidth()}px` }}>
      <Show when={!isNarrow() || !params.id}>
        <ListPane currentId={params.id} />
        <ResizeHandle />
      </Show>
      <Show when={params.id} keyed fallback={<NothingOpen />}>
        {(id) => (
          <Show when={goneId() !== id} fallback={<GoneNotice />}>
            <ConversationPane id={id} />
          </Show>
        )}
      </Show>
    </div>
  );
}

function NothingOpen() {
  return (
    <Show when={!isNarrow()}>
      <section class="inbox-nothing">
        <Empty icon={<MessagesSquare size={22} />} title={t("inbox.pickTitle")}>
          {t("inbox.pickText")}
        </Empty>
      </section>
    </Show>
  );
}
