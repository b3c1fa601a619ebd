import { createSignal, Show, untrack } from "solid-js";
import type { ChannelDetails } from "#shared/protocol/channels.ts";
import { t } from "../../../i18n/i18n.ts";
import { errorText } from "../../../parts/error-text.ts";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { createAsking } from "../ask.ts";
import { ProblemNote } from "../problem-note.tsx";
import { AddressFields, type ChannelAddressValues } from "./address-fields.tsx";

const MAX_SPEED = 1_000;

/** Name, team, what the provider calls it, and how fast it may send. */
export function ChannelForm(props: { channel: ChannelDetails; onChanged: () => void }) {
  const asking = createAsking();
  const saved = (): ChannelAddressValues => {
    const { name, externalId, accountId, defaultTeamId } = props.channel;
    return { name, externalId, accountId: accountId ?? "", defaultTeamId };
  };
  const [values, setValues] = createSignal(untrack(saved));
  const [speed, setSpeed] = createSignal(untrack(() => props.channel.sendsPerSecond));
  const [isSaved, setIsSaved] = createSignal(false);
  const isSpeedGood = () => Number.isInteger(speed()) && speed() >= 1 && speed() <= MAX_SPEED;
  const isFilled = () => values().name.trim() !== "" && values().externalId.trim() !== "" && isSpeedGood();
  const isChanged = () =>
    JSON.stringify(values()) !== JSON.stringify(saved()) || speed() !== props.channel.sendsPerSecond;
  const problems = () => {
    const problem = asking.problem();
    const taken = problem?.field === "externalId" ? errorText(problem.code) : undefined;
    return {
      name: values().name.trim() ? undefined : t("settings.channel.nameMissing"),
      externalId: values().externalId.trim() ? taken : t("settings.channel.externalIdMissing"),
    };
  };

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!isFilled()) return;
    const { name, externalId, accountId, defaultTeamId } = values();
    const isDone = await asking.ask("edit_channel", {
      channelId: props.channel.id,
      name: name.trim(),
      externalId: externalId.trim(),
      accountId: accountId.trim() || null,
      defaultTeamId,
      sendsPerSecond: speed(),
    });
    setIsSaved(isDone);
    if (isDone) props.onChanged();
  };

  return (
    <form class="card" novalidate onSubmit={(event) => void submit(event)} onInput={() => setIsSaved(false)}>
      <header class="card-head">
        <h3>{t("settings.channel.details")}</h3>
      </header>
      <div class="card-body">
        <ProblemNote asking={asking} fieldShown="externalId" />
        <AddressFields
          kind={props.channel.kind}
          values={values()}
          onChange={(changed) => setValues((it) => ({ ...it, ...changed }))}
          problems={problems()}
        />
        <Field
          label={t("settings.channel.speed")}
          type="number"
          min={1}
          max={MAX_SPEED}
          value={speed()}
          onInput={(event) => setSpeed(event.currentTarget.valueAsNumber)}
          hint={t("settings.channel.speedHint")}
          error={isSpeedGood() ? undefined : t("settings.channel.speedWrong")}
        />
        <footer class="card-foot">
          <span class="saved" role="status">
            <Show when={isSaved() && !isChanged()}>{t("common.saved")}</Show>
          </span>
          <Button type="submit" variant="primary" disabled={!isChanged() || !isFilled()} isBusy={asking.isBusy()}>
            {t("common.save")}
          </Button>
        </footer>
      </div>
    </form>
  );
}
