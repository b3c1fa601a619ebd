import { createSignal, createUniqueId, For, Show } from "solid-js";
import type { ErrorCode } from "#shared/errors.ts";
import { t } from "../../i18n/i18n.ts";
import { delayText } from "../../parts/delay-text.ts";
import { errorText } from "../../parts/error-text.ts";
import { useViewer } from "../../parts/viewer.ts";
import { useProsa } from "../../stores/context.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";

const DELAYS_MS = [0, 3, 5, 10, 15, 20, 30, 45, 60].map((it) => it * 1_000);
const OF_TEAM = "team";

/** One's own safety delay, in place of the teams'. */
export default function SafetyDelayDialog(props: { onClose: () => void }) {
  const { org, outbox } = useProsa();
  const viewer = useViewer();
  const id = createUniqueId();
  const own = () => org.users().find((it) => it.id === viewer().userId)?.safetyDelayMs ?? null;
  const [chosen, setChosen] = createSignal<number | null>(own());
  const [isBusy, setIsBusy] = createSignal(false);
  const [problem, setProblem] = createSignal<ErrorCode | "offline" | null>(null);
  /** One that was set elsewhere to something unusual stays a choice. */
  const delays = () => [...new Set([...DELAYS_MS, own() ?? 0])].sort((a, b) => a - b);

  const save = async () => {
    setIsBusy(true);
    const answer = await outbox.ask("set_own_safety_delay", { safetyDelayMs: chosen() });
    setIsBusy(false);
    if (answer.ok) props.onClose();
    else setProblem(answer.error.code);
  };

  return (
    <Dialog
      isOpen
      title={t("frame.safety.title")}
      closeLabel={t("common.close")}
      onClose={() => props.onClose()}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{t("common.cancel")}</Button>
          <Button variant="primary" isBusy={isBusy()} disabled={chosen() === own()} onClick={() => void save()}>
            {t("common.save")}
          </Button>
        </>
      }
    >
      <p class="safety-text">{t("frame.safety.text")}</p>
      <div class="field">
        <label class="field-label" for={id}>
          {t("frame.safety.choose")}
        </label>
        <select
          id={id}
          class="select"
          aria-describedby={`${id}-help`}
          onChange={({ currentTarget: { value } }) => setChosen(value === OF_TEAM ? null : Number(value))}
        >
          <option value={OF_TEAM} selected={chosen() === null}>
            {t("frame.safety.team")}
          </option>
          <For each={delays()}>
            {(it) => (
              <option value={it} selected={it === chosen()}>
                {delayText(it)}
              </option>
            )}
          </For>
        </select>
        <p id={`${id}-help`} class="field-help">
          {t("frame.safety.teamHint")}
        </p>
      </div>
      <Show when={problem()}>{(code) => <p role="alert">{errorText(code())}</p>}</Show>
    </Dialog>
  );
}
