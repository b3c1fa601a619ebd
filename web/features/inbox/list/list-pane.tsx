import { createEffect, createSignal, on, Show } from "solid-js";
import { t } from "../../../i18n/i18n.ts";
import { navigate } from "../../../parts/address.ts";
import { useShortcuts } from "../../../parts/shortcuts.ts";
import { useProsa } from "../../../stores/context.ts";
import { deferred } from "../../../ui/deferred.tsx";
import { SearchField } from "../../../ui/search-field.tsx";
import { SkeletonRows } from "../../../ui/skeleton.tsx";
import { VirtualList, type VirtualListHandle } from "../../../ui/virtual-list.tsx";
import { ConversationRow } from "./conversation-row.tsx";
import { ListNotices } from "./list-notices.tsx";
import { createListed } from "./listed.ts";
import { TabBar } from "./tab-bar.tsx";
import { hrefOf, useTab } from "./tab.ts";
import "./list-pane.css";

const ROW_PX = 64;

const ListEmpty = deferred(() => import("./list-empty.tsx"));

export function ListPane(props: { currentId: string | undefined }) {
  const [tab, setTab] = useTab();
  const [query, setQuery] = createSignal("");
  const { conversations } = useProsa();
  const listed = createListed(tab, query);
  let list: VirtualListHandle | undefined;

  const move = (steps: number) => (event: KeyboardEvent) => {
    event.preventDefault();
    list?.focusBy(steps);
  };
  useShortcuts({
    j: move(1),
    k: move(-1),
    ArrowDown: move(1),
    ArrowUp: move(-1),
    Escape: () => {
      if (!props.currentId) return;
      navigate(hrefOf(null, tab()));
      list?.focusBy(0);
    },
  });
  createEffect(on([tab, query], () => list?.scrollToTop(), { defer: true }));

  return (
    <section class="list-pane" aria-label={t("inbox.list")}>
      <header class="list-head">
        <h1 class="list-title">{t("inbox.title")}</h1>
        <SearchField
          label={t("inbox.search")}
          clearLabel={t("common.clearSearch")}
          value={query()}
          onInput={setQuery}
          isPageSearch
          onKeyDown={(event) => event.key === "ArrowDown" && move(1)(event)}
        />
        <TabBar tab={tab()} onChoose={setTab} />
      </header>
      <ListNotices isSearching={query().trim() !== ""} searchState={listed.state()} />
      <div class="list-body" id="conversation-list" role="tabpanel" aria-label={t(`inbox.tabs.${tab()}`)}>
        <Show
          when={listed.ids().length > 0}
          fallback={
            <Show when={!listed.isLoading()} fallback={<SkeletonRows rows={8} label={t("common.loading")} />}>
              <ListEmpty
                with={{ tab: tab(), query: query().trim(), state: listed.state(), onQueue: () => setTab("queue") }}
              />
            </Show>
          }
        >
          <VirtualList
            ids={listed.ids()}
            label={t(`inbox.tabs.${tab()}`)}
            rowHeight={ROW_PX}
            currentId={props.currentId}
            handle={(it) => (list = it)}
            onNearEnd={listed.loadMore}
          >
            {(id, tabindex) => (
              <Show when={conversations.get(id)}>
                {(it) => (
                  <ConversationRow
                    conversation={it()}
                    tab={tab()}
                    isCurrent={props.currentId === id}
                    tabindex={tabindex()}
                  />
                )}
              </Show>
            )}
          </VirtualList>
        </Show>
      </div>
    </section>
  );
}
