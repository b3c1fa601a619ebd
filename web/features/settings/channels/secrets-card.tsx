import { createSignal, For, Show } from "solid-js";
import type { ChannelDetails } from "#shared/protocol/channels.ts";
import { t } from "../../../i18n/i18n.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { createAsking } from "../ask.ts";
import { ProblemNote } from "../problem-note.tsx";
import { CHANNEL_FIELDS, type SecretName } from "./channel-fields.ts";
import { SecretFields } from "./secret-fields.tsx";

/** Which secrets there are, and new ones in their place. */
export function SecretsCard(props: { channel: ChannelDetails; onChanged: () => void }) {
  const asking = createAsking();
  const [isOpen, setIsOpen] = createSignal(false);
  const [values, setValues] = createSignal<Partial<Record<SecretName, string>>>({});
  const fields = () => CHANNEL_FIELDS[props.channel.kind].secrets;
  const filled = () => Object.fromEntries(Object.entries(values()).filter(([, value]) => value.trim() !== ""));

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!(await asking.ask("set_channel_secrets", { channelId: props.channel.id, secrets: filled() }))) return;
    setValues({});
    setIsOpen(false);
    props.onChanged();
  };

  return (
    <form class="card" novalidate onSubmit={(event) => void submit(event)}>
      <header class="card-head">
        <h3>{t("settings.channel.secrets")}</h3>
        <Show when={!isOpen()}>
          <Button onClick={() => setIsOpen(true)}>{t("settings.channel.replaceSecrets")}</Button>
        </Show>
      </header>
      <div class="card-body">
        <ProblemNote asking={asking} />
        <Show
          when={isOpen()}
          fallback={
            <dl class="channel-facts">
              <For each={fields()}>
                {({ name, label }) => (
                  <>
                    <dt>{t(`settings.channel.secret.${label}`)}</dt>
                    <dd>
                      <Badge tone={props.channel.secrets[name] ? "good" : "neutral"}>
                        {props.channel.secrets[name] ? t("settings.channel.isSet") : t("settings.channel.isNotSet")}
                      </Badge>
                    </dd>
                  </>
                )}
              </For>
            </dl>
          }
        >
          <p class="settings-detail-note">{t("settings.channel.replaceText")}</p>
          <SecretFields
            kind={props.channel.kind}
            fields={fields()}
            values={values()}
            onChange={(name, value) => setValues((it) => ({ ...it, [name]: value }))}
            problem={() => undefined}
          />
          <footer class="card-foot">
            <Button onClick={() => setIsOpen(false)}>{t("common.cancel")}</Button>
            <Button
              type="submit"
              variant="primary"
              disabled={Object.keys(filled()).length === 0}
              isBusy={asking.isBusy()}
            >
              {t("settings.channel.replaceAction")}
            </Button>
          </footer>
        </Show>
      </div>
    </form>
  );
}
