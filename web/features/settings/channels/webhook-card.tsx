import { CircleAlert, CircleCheck } from "lucide-solid";
import { createSignal, Show } from "solid-js";
import type { ChannelDetails, ChannelTest } from "#shared/protocol/channels.ts";
import { t } from "../../../i18n/i18n.ts";
import { CopyButton } from "../../../parts/copy-button.tsx";
import { errorText } from "../../../parts/error-text.ts";
import { useProsa } from "../../../stores/context.ts";
import type { Loaded } from "../../../stores/prosa.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";

/** Where the provider has to send what customers write, and whether it takes what we send. */
export function WebhookCard(props: { channel: ChannelDetails }) {
  const { channels } = useProsa();
  const [isTesting, setIsTesting] = createSignal(false);
  const [answer, setAnswer] = createSignal<Loaded<ChannelTest>>();
  const address = () => `${location.origin}${props.channel.webhookPath}`;
  const test = async () => {
    setIsTesting(true);
    setAnswer(await channels.test(props.channel.id));
    setIsTesting(false);
  };
  return (
    <section class="card" aria-label={t("settings.channel.connection")}>
      <header class="card-head">
        <h3>{t("settings.channel.connection")}</h3>
        <Button isBusy={isTesting()} onClick={() => void test()}>
          {t("settings.channel.test")}
        </Button>
      </header>
      <div class="card-body">
        <Show when={answer()}>{(it) => <TestResult answer={it()} />}</Show>
        <div class="field">
          <span class="field-label">{t("settings.channel.webhook")}</span>
          <span class="channel-address">
            <code>{address()}</code>
            <CopyButton text={address()} label={t("settings.channel.copy")} doneLabel={t("settings.channel.copied")} />
          </span>
          <p class="field-help">{t(`settings.channel.webhookHint.${props.channel.kind}`)}</p>
        </div>
      </div>
    </section>
  );
}

function TestResult(props: { answer: Loaded<ChannelTest> }) {
  const words = () => {
    const { answer } = props;
    if (!answer.ok) return { isGood: false, text: errorText(answer.code) };
    if (answer.value.ok) return { isGood: true, text: t("settings.channel.testGood", { name: answer.value.label }) };
    const { code, reason } = answer.value.failure;
    return { isGood: false, text: t("settings.channel.testBad", { reason: reason || code }) };
  };
  return (
    <Banner
      tone={words().isGood ? "good" : "bad"}
      role="status"
      icon={words().isGood ? <CircleCheck size={16} /> : <CircleAlert size={16} />}
    >
      {words().text}
    </Banner>
  );
}
