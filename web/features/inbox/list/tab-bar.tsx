import { For, Show } from "solid-js";
import { type Tab, TABS } from "#shared/policy/sight.ts";
import { t } from "../../../i18n/i18n.ts";
import { useProsa } from "../../../stores/context.ts";
import "../../../ui/tab-bar.css";

/** Fila, Meus, Outros, Concluídos, with how many conversations each holds now. */
export function TabBar(props: { tab: Tab; onChoose: (tab: Tab) => void }) {
  const { conversations } = useProsa();
  let bar!: HTMLDivElement;

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = (TABS.indexOf(props.tab) + step + TABS.length) % TABS.length;
    const next = TABS[at];
    if (!next) return;
    props.onChoose(next);
    bar.querySelectorAll<HTMLElement>("[role=tab]")[at]?.focus();
  };

  return (
    <div ref={bar} class="tab-bar" role="tablist" aria-label={t("inbox.list")} onKeyDown={onKeyDown}>
      <For each={TABS}>
        {(tab) => (
          <button
            type="button"
            class="tab"
            role="tab"
            aria-selected={props.tab === tab}
            aria-controls="conversation-list"
            tabindex={props.tab === tab ? 0 : -1}
            onClick={() => props.onChoose(tab)}
          >
            {t(`inbox.tabs.${tab}`)}
            <Show when={conversations.isLoaded()}>
              <span class="tab-count">
                <span aria-hidden="true">{conversations.idsIn(tab).length || ""}</span>
                <span class="visually-hidden">{t("inbox.count", conversations.idsIn(tab).length)}</span>
              </span>
            </Show>
          </button>
        )}
      </For>
    </div>
  );
}
