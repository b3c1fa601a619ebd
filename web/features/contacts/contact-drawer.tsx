import { ArrowLeft, CloudOff, UserRoundX, X } from "lucide-solid";
import { createEffect, createMemo, Match, Show, Switch } from "solid-js";
import type { Contact } from "#shared/model/contact.ts";
import { t } from "../../i18n/i18n.ts";
import { navigate } from "../../parts/address.ts";
import { ContactDetails } from "../../parts/contact/contact-details.tsx";
import { errorText } from "../../parts/error-text.ts";
import { createContactDetails } from "../../parts/followed.ts";
import { isNarrow } from "../../parts/screen.ts";
import { Empty } from "../../ui/empty.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";

/** A contact beside the list. What the list knows is shown at once; the rest follows. */
export function ContactDrawer(props: { id: string; listed: Contact | undefined }) {
  const loaded = createContactDetails(() => props.id);
  // Kept after the contact has left the list, by being blocked for instance.
  const contact = createMemo<Contact | undefined>((last) => {
    const answer = loaded();
    return (answer?.ok ? answer.value : undefined) ?? props.listed ?? last;
  });
  // It may have become another's: a link to it leads there.
  createEffect(() => {
    const answer = loaded();
    if (answer?.ok && answer.value.id !== props.id) navigate(`/contatos/${answer.value.id}`, { replace: true });
  });
  const failure = () => {
    const answer = loaded();
    return answer && !answer.ok ? answer.code : undefined;
  };
  return (
    <section class="contacts-drawer" aria-label={t("contact.panel")}>
      <div class="contacts-bar">
        <IconButton label={isNarrow() ? t("common.back") : t("common.close")} onClick={() => navigate("/contatos")}>
          <Show when={isNarrow()} fallback={<X size={18} />}>
            <ArrowLeft size={20} />
          </Show>
        </IconButton>
      </div>
      <Switch fallback={<SkeletonRows rows={3} label={t("common.loading")} />}>
        <Match when={contact()}>{(it) => <ContactDetails contact={it()} isAlone={isNarrow()} />}</Match>
        <Match when={failure() === "not_found"}>
          <Empty icon={<UserRoundX size={22} />} title={t("contact.notFoundTitle")} role="alert">
            {t("contact.notFoundText")}
          </Empty>
        </Match>
        <Match when={failure()}>
          {(code) => (
            <Empty icon={<CloudOff size={22} />} title={t("contact.empty.failedTitle")} role="alert">
              {errorText(code())}
            </Empty>
          )}
        </Match>
      </Switch>
    </section>
  );
}
