import { CircleQuestionMark } from "lucide-solid";
import { createSignal, Match, Show, Switch } from "solid-js";
import type { Why } from "#shared/protocol/api.ts";
import { t } from "../../../i18n/i18n.ts";
import { errorText } from "../../../parts/error-text.ts";
import { useProsa } from "../../../stores/context.ts";
import type { Loaded } from "../../../stores/prosa.ts";
import { Popover } from "../../../ui/popover.tsx";
import "./why-popover.css";

/** "Por que vejo isto?": the row of the sight table that decided, in words. Asked only when opened. */
export function WhyPopover(props: { conversationId: string }) {
  const { conversations } = useProsa();
  const [answer, setAnswer] = createSignal<Loaded<Why>>();
  const ask = async () => {
    setAnswer(undefined);
    setAnswer(await conversations.why(props.conversationId));
  };
  const why = () => {
    const it = answer();
    return it?.ok ? it.value : undefined;
  };
  const failure = () => {
    const it = answer();
    return it && !it.ok ? it.code : undefined;
  };
  return (
    <Popover
      label={t("conversation.whySee")}
      triggerClass="why-trigger"
      side="bottom-start"
      trigger={<CircleQuestionMark size={14} aria-hidden="true" />}
      onOpen={() => void ask()}
    >
      <h3 class="why-title">{t("conversation.why.title")}</h3>
      <Switch fallback={<p>{t("common.loading")}…</p>}>
        <Match when={why()}>{(it) => <Reason why={it()} />}</Match>
        <Match when={failure()}>{(code) => <p role="alert">{errorText(code())}</p>}</Match>
      </Switch>
    </Popover>
  );
}

function Reason(props: { why: Why }) {
  return (
    <>
      <p>
        {t("conversation.why.lead", {
          access: t(`common.access.${props.why.access}`),
          state: t(`conversation.why.state.${props.why.state}`),
          relation: t(`conversation.why.relation.${props.why.relation}`),
        })}{" "}
        {t("conversation.why.tab", { tab: t(`inbox.tabs.${props.why.tab}`) })}
      </p>
      <Show when={props.why.relation === "company"}>
        <p>{t("conversation.why.company")}</p>
      </Show>
    </>
  );
}
