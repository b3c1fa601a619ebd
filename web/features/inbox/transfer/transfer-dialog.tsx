import { UsersRound } from "lucide-solid";
import { createMemo, createSignal, For, Show } from "solid-js";
import type { ErrorCode } from "#shared/errors.ts";
import type { Conversation } from "#shared/model/conversation.ts";
import { sight } from "#shared/policy/sight.ts";
import { t } from "../../../i18n/i18n.ts";
import "../../../i18n/words/conversation-transfer.ts";
import { errorText } from "../../../parts/error-text.ts";
import { useViewer } from "../../../parts/viewer.ts";
import { useProsa } from "../../../stores/context.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { SearchField } from "../../../ui/search-field.tsx";
import { TargetOption } from "./target-option.tsx";
import { type Target, targetsFor } from "./targets.ts";
import "./transfer-dialog.css";

type Props = { conversation: Conversation; onClose: () => void };

/** Hands the conversation to a team's queue or to one of its people. */
export default function TransferDialog(props: Props) {
  const { org, outbox, presence } = useProsa();
  const viewer = useViewer();
  const [query, setQuery] = createSignal("");
  const [chosen, setChosen] = createSignal<Target | null>(null);
  const [problem, setProblem] = createSignal<ErrorCode | null>(null);

  const groups = createMemo(() =>
    targetsFor(
      { teams: org.teams(), users: org.users(), memberships: org.memberships() },
      { teamId: props.conversation.team.id, userId: props.conversation.attendant?.id ?? null },
      query(),
    ),
  );

  /** Whether the viewer would stop seeing the conversation, by the same table that the server reads. */
  const wouldLose = createMemo(() => {
    const target = chosen();
    const team = target && org.teams().find((it) => it.id === target.teamId);
    if (!target || !team) return false;
    const { teamId, userId } = target;
    return (
      sight(viewer(), { teamId, attendantId: userId, state: userId ? "open" : "queued", access: team.access }) === null
    );
  });

  const close = () => props.onClose();

  const submit = () => {
    const target = chosen();
    if (!target) return;
    const refusal = outbox.run("transfer", { conversationId: props.conversation.id, ...target });
    if (refusal) setProblem(refusal);
    else close();
  };

  const is = (teamId: string, userId: string | null) => chosen()?.teamId === teamId && chosen()?.userId === userId;

  return (
    <Dialog
      isOpen
      title={t("conversation.transferTitle")}
      closeLabel={t("common.close")}
      onClose={close}
      footer={
        <>
          <Button onClick={close}>{t("common.cancel")}</Button>
          <Button variant="primary" disabled={!chosen()} onClick={submit}>
            {t("conversation.transferSubmit")}
          </Button>
        </>
      }
    >
      <SearchField
        label={t("conversation.transferSearch")}
        clearLabel={t("common.clearSearch")}
        value={query()}
        onInput={setQuery}
        autofocus
      />
      <fieldset class="targets">
        <legend class="visually-hidden">{t("conversation.transferTo")}</legend>
        <For
          each={groups()}
          fallback={<p class="targets-none">{t("conversation.transferNone", { query: query() })}</p>}
        >
          {(group) => (
            <section class="target-group" role="group" aria-label={group.team.name}>
              <h3 class="target-team">{group.team.name}</h3>
              <Show when={group.offersQueue}>
                <TargetOption
                  icon={
                    <span class="target-queue">
                      <UsersRound size={14} />
                    </span>
                  }
                  label={t("conversation.transferQueue")}
                  note={
                    group.memberCount > 0
                      ? t("conversation.transferMembers", group.memberCount)
                      : t("conversation.transferEmptyTeam")
                  }
                  isChosen={is(group.team.id, null)}
                  onChoose={() => setChosen({ teamId: group.team.id, userId: null })}
                />
              </Show>
              <For each={group.people}>
                {(person) => (
                  <TargetOption
                    icon={<Avatar name={person.name} size="s" isOnline={presence.online().has(person.id)} />}
                    label={person.id === viewer().userId ? `${person.name} (${t("common.you")})` : person.name}
                    note={presence.online().has(person.id) ? t("conversation.transferOnline") : ""}
                    isChosen={is(group.team.id, person.id)}
                    onChoose={() => setChosen({ teamId: group.team.id, userId: person.id })}
                  />
                )}
              </For>
            </section>
          )}
        </For>
      </fieldset>
      <p class="transfer-note" role="status">
        {wouldLose() ? t("conversation.transferLose") : ""}
      </p>
      <Show when={problem()}>{(code) => <p role="alert">{errorText(code())}</p>}</Show>
    </Dialog>
  );
}
