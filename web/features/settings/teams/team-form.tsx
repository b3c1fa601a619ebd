import { createSignal, createUniqueId, For, Show, untrack } from "solid-js";
import type { Team } from "#shared/model/team.ts";
import { t } from "../../../i18n/i18n.ts";
import { delayText } from "../../../parts/delay-text.ts";
import { errorText } from "../../../parts/error-text.ts";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { createAsking } from "../ask.ts";
import { ProblemNote } from "../problem-note.tsx";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WINDOWS = [0, HOUR, 4 * HOUR, 12 * HOUR, DAY, 2 * DAY, 3 * DAY, 7 * DAY, 30 * DAY];

const DELAYS_S = [0, 3, 5, 10, 15, 20, 30, 45, 60];

/** Name, reopen window and safety delay. */
export function TeamForm(props: { team: Team }) {
  const id = createUniqueId();
  const asking = createAsking();
  const [name, setName] = createSignal(untrack(() => props.team.name));
  const [windowMs, setWindowMs] = createSignal(untrack(() => props.team.reopenWindowMs));
  const [delayMs, setDelayMs] = createSignal(untrack(() => props.team.safetyDelayMs));
  const [isSaved, setIsSaved] = createSignal(false);
  const isChanged = () =>
    name().trim() !== props.team.name ||
    windowMs() !== props.team.reopenWindowMs ||
    delayMs() !== props.team.safetyDelayMs;
  /** One that was set elsewhere to something unusual stays a choice. */
  const windows = () => ascending([...WINDOWS, props.team.reopenWindowMs]);
  const delays = () => ascending([...DELAYS_S.map((it) => it * 1_000), props.team.safetyDelayMs]);
  const nameProblem = () => {
    const problem = asking.problem();
    if (problem?.field === "name") return errorText(problem.code);
    return name().trim() ? undefined : t("settings.team.nameMissing");
  };

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!name().trim()) return;
    const args = {
      teamId: props.team.id,
      name: name().trim(),
      reopenWindowMs: windowMs(),
      safetyDelayMs: delayMs(),
    };
    setIsSaved(await asking.ask("edit_team", args));
  };

  return (
    <form class="card" novalidate onSubmit={(event) => void submit(event)} onInput={() => setIsSaved(false)}>
      <header class="card-head">
        <h3>{t("settings.team.details")}</h3>
      </header>
      <div class="card-body">
        <ProblemNote asking={asking} fieldShown="name" />
        <Field
          label={t("settings.team.name")}
          maxlength={60}
          value={name()}
          onInput={(event) => setName(event.currentTarget.value)}
          error={nameProblem()}
        />
        <div class="field">
          <label class="field-label" for={id}>
            {t("settings.team.reopen")}
          </label>
          <select
            id={id}
            class="select"
            aria-describedby={`${id}-help`}
            value={windowMs()}
            onChange={(event) => setWindowMs(Number(event.currentTarget.value))}
          >
            <For each={windows()}>
              {(it) => (
                <option value={it} selected={it === windowMs()}>
                  {windowText(it)}
                </option>
              )}
            </For>
          </select>
          <p id={`${id}-help`} class="field-help">
            {t("settings.team.reopenHint")}
          </p>
        </div>
        <div class="field">
          <label class="field-label" for={`${id}-delay`}>
            {t("settings.team.safetyDelay")}
          </label>
          <select
            id={`${id}-delay`}
            class="select"
            aria-describedby={`${id}-delay-help`}
            value={delayMs()}
            onChange={(event) => setDelayMs(Number(event.currentTarget.value))}
          >
            <For each={delays()}>
              {(it) => (
                <option value={it} selected={it === delayMs()}>
                  {delayText(it)}
                </option>
              )}
            </For>
          </select>
          <p id={`${id}-delay-help`} class="field-help">
            {t("settings.team.safetyDelayHint")}
          </p>
        </div>
        <footer class="card-foot">
          <span class="saved" role="status">
            <Show when={isSaved() && !isChanged()}>{t("common.saved")}</Show>
          </span>
          <Button type="submit" variant="primary" disabled={!isChanged()} isBusy={asking.isBusy()}>
            {t("common.save")}
          </Button>
        </footer>
      </div>
    </form>
  );
}

const ascending = (values: readonly number[]): number[] => [...new Set(values)].sort((a, b) => a - b);

const windowText = (ms: number): string => {
  if (ms === 0) return t("settings.team.reopenNever");
  if (ms % DAY === 0 && ms > DAY) return t("settings.team.daysLong", ms / DAY);
  return t("settings.team.hours", Math.round((ms / HOUR) * 10) / 10);
};
