import { UserRound } from "lucide-solid";
import { createEffect, createMemo, createSignal, on, onCleanup, Show } from "solid-js";
import type { ContactFilter } from "#shared/model/contact.ts";
import { t } from "../../i18n/i18n.ts";
import "../../i18n/words/contact.ts";
import "../../i18n/words/conversation.ts";
import { chosenId, navigate } from "../../parts/address.ts";
import { createContactList } from "../../parts/followed.ts";
import { isNarrow } from "../../parts/screen.ts";
import { useShortcuts } from "../../parts/shortcuts.ts";
import { Empty } from "../../ui/empty.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { Switch } from "../../ui/switch.tsx";
import { VirtualList, type VirtualListHandle } from "../../ui/virtual-list.tsx";
import { ContactDrawer } from "./contact-drawer.tsx";
import { ContactRow } from "./contact-row.tsx";
import { ContactsEmpty } from "./contacts-empty.tsx";
import "./contacts-page.css";

const TYPING_PAUSE_MS = 250;

/** CRM › Contatos: who is active, or the archived, or the blocked; the one that is open beside them. */
export default function ContactsPage() {
  const [filter, setFilter] = createSignal<ContactFilter>("active");
  const [query, setQuery] = createSignal("");
  const [settled, setSettled] = createSignal("");
  let list: VirtualListHandle | undefined;

  createEffect(() => {
    const next = query().trim();
    const timer = setTimeout(() => setSettled(next), next ? TYPING_PAUSE_MS : 0);
    onCleanup(() => clearTimeout(timer));
  });
  const paged = createContactList(filter, settled);
  const byId = createMemo(() => new Map(paged.items().map((it) => [it.id, it])));
  const ids = createMemo(() => [...byId().keys()]);
  const toggle = (wanted: ContactFilter) => (isOn: boolean) => setFilter(isOn ? wanted : "active");
  createEffect(on([filter, settled], () => list?.scrollToTop(), { defer: true }));

  useShortcuts({
    j: () => list?.focusBy(1),
    k: () => list?.focusBy(-1),
    Escape: () => chosenId() && navigate("/contatos"),
  });

  return (
    <div class="contacts">
      <Show when={!isNarrow() || !chosenId()}>
        <section class="contacts-list" aria-label={t("contact.title")}>
          <header class="contacts-head">
            <h1 class="contacts-title">{t("contact.title")}</h1>
            <div class="contacts-search">
              <SearchField
                label={t("contact.search")}
                clearLabel={t("common.clearSearch")}
                value={query()}
                onInput={setQuery}
                isPageSearch
                onKeyDown={(event) => event.key === "ArrowDown" && list?.focusBy(1)}
              />
            </div>
            <div class="contacts-switches">
              <Switch
                label={t("contact.archivedSwitch")}
                isOn={filter() === "archived"}
                onChange={toggle("archived")}
              />
              <Switch label={t("contact.blockedSwitch")} isOn={filter() === "blocked"} onChange={toggle("blocked")} />
            </div>
          </header>
          <div class="contacts-body">
            <Show
              when={ids().length > 0}
              fallback={
                <Show
                  when={paged.state() !== "loading"}
                  fallback={<SkeletonRows rows={8} label={t("common.loading")} />}
                >
                  <ContactsEmpty filter={filter()} query={settled()} state={paged.state()} onRetry={paged.loadMore} />
                </Show>
              }
            >
              <VirtualList
                ids={ids()}
                label={t("contact.title")}
                rowHeight={56}
                currentId={chosenId()}
                handle={(it) => (list = it)}
                onNearEnd={() => paged.hasMore() && paged.state() === "ready" && paged.loadMore()}
              >
                {(id, tabindex) => (
                  <Show when={byId().get(id)}>
                    {(it) => <ContactRow contact={it()} isCurrent={chosenId() === id} tabindex={tabindex()} />}
                  </Show>
                )}
              </VirtualList>
            </Show>
          </div>
        </section>
      </Show>
      <Show when={chosenId()} keyed fallback={<Nobody />}>
        {(id) => <ContactDrawer id={id} listed={byId().get(id)} />}
      </Show>
    </div>
  );
}

function Nobody() {
  return (
    <Show when={!isNarrow()}>
      <section class="contacts-drawer contacts-nobody">
        <Empty icon={<UserRound size={22} />} title={t("contact.empty.pickTitle")}>
          {t("contact.empty.pickText")}
        </Empty>
      </section>
    </Show>
  );
}
