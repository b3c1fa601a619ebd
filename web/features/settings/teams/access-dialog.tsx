import { Eye, EyeOff } from "lucide-solid";
import { createEffect, createSignal, Match, on, Show, Switch, untrack } from "solid-js";
import type { Access, Team } from "#shared/model/team.ts";
import type { AccessPreview } from "#shared/protocol/api.ts";
import { t } from "../../../i18n/i18n.ts";
import { errorText } from "../../../parts/error-text.ts";
import { useProsa } from "../../../stores/context.ts";
import type { Loaded } from "../../../stores/prosa.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { AccessChoices } from "../access-choices.tsx";
import { createAsking } from "../ask.ts";
import { ProblemNote } from "../problem-note.tsx";
import "./access-dialog.css";

/** Who sees the team's conversations. What changes, and for how many, is said before anything is saved. */
export function AccessDialog(props: { team: Team; isOpen: boolean; onClose: () => void }) {
  const { org } = useProsa();
  const asking = createAsking();
  const [chosen, setChosen] = createSignal<Access>(untrack(() => props.team.access));
  const [preview, setPreview] = createSignal<Loaded<AccessPreview>>();
  const isChanged = () => chosen() !== props.team.access;

  createEffect(
    on(
      () => props.isOpen,
      (isOpen) => isOpen && setChosen(props.team.access),
    ),
  );
  createEffect(
    on([() => props.isOpen, chosen], async ([isOpen, wanted]) => {
      setPreview(undefined);
      if (!isOpen || wanted === props.team.access) return;
      const answer = await org.previewAccess(props.team.id, wanted);
      // Another choice may have been made while this one was being counted.
      if (chosen() === wanted) setPreview(answer);
    }),
  );

  const save = async () => {
    if (await asking.ask("set_team_access", { teamId: props.team.id, access: chosen() })) props.onClose();
  };

  return (
    <Dialog
      isOpen={props.isOpen}
      title={t("settings.access.dialogTitle", { team: props.team.name })}
      closeLabel={t("common.close")}
      onClose={() => {
        asking.forget();
        props.onClose();
      }}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{t("common.cancel")}</Button>
          <Button variant="primary" disabled={!isChanged()} isBusy={asking.isBusy()} onClick={() => void save()}>
            {t("common.save")}
          </Button>
        </>
      }
    >
      <div class="form">
        <AccessChoices chosen={chosen()} current={props.team.access} onChoose={setChosen} />
        <div class="access-preview" role="status">
          <Show when={isChanged()} fallback={<p>{t("settings.access.unchanged")}</p>}>
            <Effects preview={preview()} />
          </Show>
        </div>
        <ProblemNote asking={asking} />
      </div>
    </Dialog>
  );
}

function Effects(props: { preview: Loaded<AccessPreview> | undefined }) {
  const value = () => (props.preview?.ok ? props.preview.value : undefined);
  const failure = () => (props.preview && !props.preview.ok ? props.preview.code : undefined);
  const isNothing = () => value()?.gains.conversations === 0 && value()?.loses.conversations === 0;
  return (
    <Switch fallback={<p>{t("settings.access.counting")}</p>}>
      <Match when={failure()}>
        {(code) => (
          <p>
            {t("settings.access.previewFailed")} {errorText(code())}
          </p>
        )}
      </Match>
      <Match when={isNothing()}>
        <p>{t("settings.access.nothing")}</p>
      </Match>
      <Match when={value()}>
        {(it) => (
          <>
            <Show when={it().gains.conversations > 0}>
              <Banner tone="info" icon={<Eye size={16} />}>
                {t("settings.access.gains", it().gains)}
              </Banner>
            </Show>
            <Show when={it().loses.conversations > 0}>
              <Banner tone="warn" icon={<EyeOff size={16} />}>
                {t("settings.access.loses", it().loses)}
              </Banner>
            </Show>
            <p>{t("settings.access.atOnce")}</p>
          </>
        )}
      </Match>
    </Switch>
  );
}
