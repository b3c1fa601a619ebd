import { createSignal, For, Show } from "solid-js";
import { newId } from "#shared/ids.ts";
import { type ChannelKind, DEFAULT_SENDS_PER_SECOND } from "#shared/model/channel.ts";
import type { ChannelSecrets } from "#shared/model/channel-secrets.ts";
import { t } from "../../../i18n/i18n.ts";
import { CopyButton } from "../../../parts/copy-button.tsx";
import { errorText } from "../../../parts/error-text.ts";
import { useProsa } from "../../../stores/context.ts";
import { createAsking } from "../ask.ts";
import { CreateDialog } from "../create-dialog.tsx";
import { AddressFields, type ChannelAddressValues } from "./address-fields.tsx";
import { CHANNEL_FIELDS, channelIdOf, isOptional, isOurs, newSecret, type SecretName } from "./channel-fields.ts";
import { SecretFields } from "./secret-fields.tsx";

const KINDS: readonly ChannelKind[] = ["whatsapp", "instagram", "messenger", "zapi"];
const NOTHING: ChannelAddressValues = { name: "", externalId: "", accountId: "", defaultTeamId: "" };

type Props = { isOpen: boolean; onClose: () => void; onCreated: (id: string) => void };

/** Adds a channel. Secrets that are ours to choose are made here, and shown this once to be told to the provider. */
export function CreateChannelDialog(props: Props) {
  const { org } = useProsa();
  const asking = createAsking();
  const [kind, setKind] = createSignal<ChannelKind>("whatsapp");
  const [values, setValues] = createSignal(NOTHING);
  const [secrets, setSecrets] = createSignal<Partial<Record<SecretName, string>>>({});
  const [made, setMade] = createSignal({ unique: newId().slice(-6), secret: newSecret() });
  const [isTried, setIsTried] = createSignal(false);
  const theirs = () => CHANNEL_FIELDS[kind()].secrets.filter((it) => !isOurs(kind(), it.name));
  const teamId = () => values().defaultTeamId || (org.teams()[0]?.id ?? "");
  const channelId = () => channelIdOf(values().name, made().unique);
  const isMissing = (name: SecretName) => !isOptional(name) && !secrets()[name]?.trim();
  const problems = () => {
    const problem = asking.problem();
    const taken = problem?.field === "externalId" ? errorText(problem.code) : undefined;
    if (!isTried()) return { externalId: taken };
    return {
      name: values().name.trim() ? undefined : t("settings.channel.nameMissing"),
      externalId: values().externalId.trim() ? taken : t("settings.channel.externalIdMissing"),
    };
  };
  const webhook = () => {
    const address = `${location.origin}/webhooks/${kind()}/${channelId()}`;
    return kind() === "zapi" ? `${address}?token=${made().secret}` : address;
  };

  const submit = async () => {
    setIsTried(true);
    const { name, externalId, accountId } = values();
    if (!name.trim() || !externalId.trim() || theirs().some((it) => isMissing(it.name))) return;
    const given = Object.entries(secrets()).filter(([, value]) => value.trim() !== "");
    const id = channelId();
    const isDone = await asking.ask("create_channel", {
      channelId: id,
      kind: kind(),
      name: name.trim(),
      externalId: externalId.trim(),
      accountId: accountId.trim() || null,
      defaultTeamId: teamId(),
      sendsPerSecond: DEFAULT_SENDS_PER_SECOND,
      secrets: { ...Object.fromEntries(given), ...oursOf(kind(), made().secret) } as ChannelSecrets,
    });
    if (!isDone) return;
    setValues(NOTHING);
    setSecrets({});
    setMade({ unique: newId().slice(-6), secret: newSecret() });
    setIsTried(false);
    props.onClose();
    props.onCreated(id);
  };

  return (
    <CreateDialog
      isOpen={props.isOpen}
      title={t("settings.channel.createTitle")}
      action={t("settings.channel.create")}
      formId="create-channel"
      asking={asking}
      fieldShown="externalId"
      onSubmit={submit}
      onClose={() => props.onClose()}
    >
      <fieldset class="channel-kinds">
        <legend class="field-label">{t("settings.channel.kind")}</legend>
        <For each={KINDS}>
          {(it) => (
            <label class="choice">
              <input type="radio" name="kind" checked={kind() === it} onChange={() => setKind(it)} />
              <span class="choice-name">{t(`common.channel.${it}`)}</span>
            </label>
          )}
        </For>
      </fieldset>
      <AddressFields
        kind={kind()}
        values={{ ...values(), defaultTeamId: teamId() }}
        onChange={(changed) => setValues((it) => ({ ...it, ...changed }))}
        problems={problems()}
      />
      <SecretFields
        kind={kind()}
        fields={theirs()}
        values={secrets()}
        onChange={(name, value) => setSecrets((it) => ({ ...it, [name]: value }))}
        problem={(name) => (isTried() && isMissing(name) ? t("settings.channel.secretMissing") : undefined)}
      />
      <Show when={values().name.trim()}>
        <Told label={t("settings.channel.webhook")} text={webhook()} />
        <Show when={kind() !== "zapi"}>
          <Told label={t("settings.channel.secret.verifyToken")} text={made().secret} />
        </Show>
        <p class="field-help">{t("settings.channel.tellProvider")}</p>
      </Show>
    </CreateDialog>
  );
}

/** The secrets of a new channel that are ours to choose. */
const oursOf = (kind: ChannelKind, secret: string): Partial<ChannelSecrets> =>
  kind === "zapi" ? { appSecret: secret } : { verifyToken: secret };

/** Something to be told to the provider. */
function Told(props: { label: string; text: string }) {
  return (
    <div class="field">
      <span class="field-label">{props.label}</span>
      <span class="channel-address">
        <code>{props.text}</code>
        <CopyButton text={props.text} label={t("settings.channel.copy")} doneLabel={t("settings.channel.copied")} />
      </span>
    </div>
  );
}
