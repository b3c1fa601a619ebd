import { MessagesSquare } from "lucide-solid";
import { createEffect, createSignal, onCleanup, onMount, Show } from "solid-js";
import { t } from "../../i18n/i18n.ts";
import { chosenId } from "../../parts/address.ts";
import { isNarrow } from "../../parts/screen.ts";
import { withStores } from "../../stores/code.ts";
import { useProsa } from "../../stores/context.ts";
import { deferred } from "../../ui/deferred.tsx";
import { Empty } from "../../ui/empty.tsx";
import { idle, whenIdle } from "../../ui/idle.ts";
import { ListPane } from "./list/list-pane.tsx";
import { listWidth } from "./list/list-width.ts";
import "./inbox-page.css";

const ConversationPane = deferred(() => withStores(import("./conversation/conversation-pane.tsx")));
const ResizeHandle = deferred(() => whenIdle(() => import("./list/resize-handle.tsx")));
const GoneNotice = deferred(() => import("./conversation/gone-notice.tsx"));

/** Atendimentos: the list, and the conversation that is open. On a narrow screen one of the two. */
export function InboxPage() {
  const { conversations } = useProsa();
  const [goneId, setGoneId] = createSignal<string>();

  // So that the first click opens at once.
  onMount(() => void idle().then(ConversationPane.ahead));
  onCleanup(conversations.onDropped((id) => id === chosenId() && setGoneId(id)));
  // Someone may be given a conversation back: then it is no longer gone.
  createEffect(() => {
    const id = goneId();
    if (id && conversations.tabOf(id) !== null) setGoneId(undefined);
  });

  return (
    <div class="inbox" style={{ "--list-width": `${listWidth()}px` }}>
      <Show when={!isNarrow() || !chosenId()}>
        <ListPane currentId={chosenId()} />
        <ResizeHandle with={{}} />
      </Show>
      <Show when={chosenId()} keyed fallback={<NothingOpen />}>
        {(id) => (
          <Show when={goneId() !== id} fallback={<GoneNotice with={{}} />}>
            <Show when={conversations.isLoaded()} fallback={<NotYet />}>
              <ConversationPane with={{ id }} fallback={<NotYet />} />
            </Show>
          </Show>
        )}
      </Show>
    </div>
  );
}

const NotYet = () => <section class="conversation" />;

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
