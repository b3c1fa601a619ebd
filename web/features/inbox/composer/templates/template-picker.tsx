import { createEffect, createMemo, createSignal, For, Match, on, onCleanup, Show, Switch } from "solid-js";
import { LayoutTemplate, WifiOff } from "lucide-solid";
import type { Conversation } from "#shared/model/conversation.ts";
import type { Template } from "#shared/model/template.ts";
import { locale, t } from "../../../../i18n/i18n.ts";
import "../../../../i18n/words/composer-attach.ts";
import { errorText } from "../../../../parts/error-text.ts";
import { useProsa } from "../../../../stores/context.ts";
import { Button } from "../../../../ui/button.tsx";
import { Dialog } from "../../../../ui/dialog.tsx";
import { Empty } from "../../../../ui/empty.tsx";
import { SearchField } from "../../../../ui/search-field.tsx";
import { SkeletonRows } from "../../../../ui/skeleton.tsx";
import { matchingTemplates } from "./places.ts";
import { TemplateForm } from "./template-form.tsx";
import "./template-picker.css";

type Props = { conversation: Conversation; onClose: () => void };

/** Chooses an approved template of the channel, then fills and sends it. */
export default function TemplatePicker(props: Props) {
  const { templates } = useProsa();
  const channelId = createMemo(() => props.conversation.channelId);
  const [answer, setAnswer] = createSignal<Answer>();
  const [attempt, setAttempt] = createSignal(0);
  createEffect(
    on([channelId, attempt], ([id]) => {
      let isWanted = true;
      onCleanup(() => (isWanted = false));
      setAnswer();
      void templates.of(id).then((it) => isWanted && setAnswer(it));
    }),
  );
  const [chosen, setChosen] = createSignal<Template | null>(null);
  return (
    <Dialog
      isOpen
      title={t("composer.template.title")}
      closeLabel={t("common.close")}
      onClose={() => props.onClose()}
      shape="wide"
    >
      <Show
        when={chosen()}
        fallback={
          <Switch fallback={<SkeletonRows rows={5} label={t("common.loading")} />}>
            <Match when={isFailed(answer())}>
              {(code) => (
                <Empty
                  role="alert"
                  icon={<WifiOff size={22} />}
                  title={t("composer.template.failedTitle")}
                  action={<Button onClick={() => setAttempt((it) => it + 1)}>{t("common.tryAgain")}</Button>}
                >
                  {errorText(code())}
                </Empty>
              )}
            </Match>
            <Match when={itemsOf(answer())}>{(items) => <Choices items={items()} onChoose={setChosen} />}</Match>
          </Switch>
        }
      >
        {(template) => (
          <TemplateForm
            template={template()}
            conversation={props.conversation}
            onBack={() => setChosen(null)}
            onSent={() => props.onClose()}
          />
        )}
      </Show>
    </Dialog>
  );
}

type Answer = Awaited<ReturnType<ReturnType<typeof useProsa>["templates"]["of"]>> | undefined;
const isFailed = (it: Answer) => (it && !it.ok ? it.code : undefined);
const itemsOf = (it: Answer) => (it?.ok ? it.value.items : undefined);

function Choices(props: { items: readonly Template[]; onChoose: (template: Template) => void }) {
  const [query, setQuery] = createSignal("");
  const found = createMemo(() => matchingTemplates(props.items, query(), locale()));
  const approved = () => props.items.filter((it) => it.status === "approved").length;
  const hidden = () => props.items.length - approved();
  return (
    <Show
      when={approved() > 0}
      fallback={
        <Empty icon={<LayoutTemplate size={22} />} title={t("composer.template.emptyTitle")}>
          {t("composer.template.emptyText")}
        </Empty>
      }
    >
      <SearchField
        label={t("composer.template.search")}
        clearLabel={t("common.clearSearch")}
        value={query()}
        onInput={setQuery}
        autofocus
      />
      <ul class="templates">
        <For
          each={found()}
          fallback={<li class="templates-none">{t("composer.template.noMatch", { query: query() })}</li>}
        >
          {(it) => (
            <li>
              <button type="button" class="template" onClick={() => props.onChoose(it)}>
                <span class="template-head">
                  <bdi class="template-name truncate">{it.name.replaceAll("_", " ")}</bdi>
                  <span class="template-note">{aboutTemplate(it)}</span>
                </span>
                <bdi class="template-body">{it.body}</bdi>
              </button>
            </li>
          )}
        </For>
      </ul>
      <Show when={hidden() > 0}>
        <p class="template-note">{t("composer.template.hidden", hidden())}</p>
      </Show>
    </Show>
  );
}

/** "Utilidade · português (Brasil)" */
export const aboutTemplate = (it: Template): string =>
  `${t(`composer.template.category.${it.category}`)} · ${languageName(it.language)}`;

const languageName = (code: string): string => {
  try {
    return new Intl.DisplayNames(locale(), { type: "language" }).of(code.replace("_", "-")) ?? code;
  } catch {
    return code;
  }
};
