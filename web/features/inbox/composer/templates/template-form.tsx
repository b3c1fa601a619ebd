import { ArrowLeft } from "lucide-solid";
import { createMemo, createSignal, For, Show } from "solid-js";
import type { ErrorCode } from "#shared/errors.ts";
import { newId } from "#shared/ids.ts";
import type { Conversation } from "#shared/model/conversation.ts";
import type { Media } from "#shared/model/media.ts";
import { placesOf, type Template, type TemplateValues } from "#shared/model/template.ts";
import { t } from "../../../../i18n/i18n.ts";
import { errorText } from "../../../../parts/error-text.ts";
import { useProsa } from "../../../../stores/context.ts";
import { Banner } from "../../../../ui/banner.tsx";
import { Button } from "../../../../ui/button.tsx";
import { Field } from "../../../../ui/field.tsx";
import { HeaderFile } from "./header-file.tsx";
import { readPlace } from "./places.ts";
import { TemplatePreview } from "./template-preview.tsx";

type Props = { template: Template; conversation: Conversation; onBack: () => void; onSent: () => void };

/** A template's places to fill, with what the customer will read beside them. */
export function TemplateForm(props: Props) {
  const { outbox } = useProsa();
  const [values, setValues] = createSignal<TemplateValues>({});
  const [media, setMedia] = createSignal<Media | null>(null);
  const [problem, setProblem] = createSignal<ErrorCode | null>(null);
  const places = createMemo(() => placesOf(props.template));
  const headerKind = () => (props.template.header?.is === "media" ? props.template.header.kind : null);
  /** Without the spaces that nobody sees; a place that has only those is not filled. */
  const filled = createMemo(() =>
    Object.fromEntries(
      Object.entries(values())
        .map(([place, value]) => [place, value.trim()] as const)
        .filter(([, value]) => value !== ""),
    ),
  );
  const isComplete = () => places().every((it) => filled()[it]) && (headerKind() === null || media() !== null);
  const isUnwanted = () => props.template.category === "marketing" && props.conversation.contact.marketingStoppedAt;

  const send = (event: SubmitEvent) => {
    event.preventDefault();
    if (!isComplete()) return;
    const header = media();
    const refusal = outbox.run("send", {
      conversationId: props.conversation.id,
      messageId: newId(),
      attachment: {
        is: "template",
        name: props.template.name,
        language: props.template.language,
        values: filled(),
        ...(header && { mediaId: header.id }),
      },
    });
    if (refusal === null) props.onSent();
    else setProblem(refusal);
  };

  return (
    <form class="template-form" novalidate onSubmit={send}>
      <Button variant="plain" size="s" class="template-back" onClick={() => props.onBack()}>
        <ArrowLeft size={16} aria-hidden="true" />
        {t("composer.template.back")}
      </Button>
      <Show when={isUnwanted()}>
        <Banner tone="warn">{t("composer.template.stopped", { name: props.conversation.contact.name })}</Banner>
      </Show>
      <div class="template-columns">
        <Show when={places().length > 0 || headerKind()}>
          <fieldset class="template-fields">
            <legend class="visually-hidden">{t("composer.template.fields")}</legend>
            <Show when={headerKind()}>
              {(kind) => (
                <HeaderFile kind={kind()} conversationId={props.conversation.id} media={media()} onMedia={setMedia} />
              )}
            </Show>
            <For each={places()}>
              {(place, at) => {
                const { part, name } = readPlace(place);
                return (
                  <Field
                    label={t(`composer.template.place.${part}`, { name })}
                    maxlength={1024}
                    autocomplete="off"
                    autofocus={at() === 0}
                    value={values()[place] ?? ""}
                    onInput={(event) => setValues({ ...values(), [place]: event.currentTarget.value })}
                  />
                );
              }}
            </For>
          </fieldset>
        </Show>
        <TemplatePreview template={props.template} values={filled()} media={media()} />
      </div>
      <Show when={problem()}>
        {(code) => (
          <p class="composer-problem" role="alert">
            {errorText(code())}
          </p>
        )}
      </Show>
      <footer class="template-foot">
        <Button type="submit" variant="primary" disabled={!isComplete()}>
          {t("composer.template.send")}
        </Button>
      </footer>
    </form>
  );
}
