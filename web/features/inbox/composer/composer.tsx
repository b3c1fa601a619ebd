import { type Accessor, createMemo, createSignal, Show } from "solid-js";
import type { ErrorCode } from "#shared/errors.ts";
import type { Conversation } from "#shared/model/conversation.ts";
import { withAskedStores } from "../../../stores/code.ts";
import { useProsa } from "../../../stores/context.ts";
import type { Pad } from "../../../stores/prosa.ts";
import { deferred } from "../../../ui/deferred.tsx";
import { DraftPreview, HeldReplies, Problem } from "../at-times.ts";
import { createActions } from "../conversation/actions.ts";
import type { NoteDesk } from "../notes/note-desk.ts";
import type { ReplyDesk } from "../reply-desk.ts";
import { ComposerNotice } from "./composer-notice.tsx";
import type { ComposerState } from "./composer-state.ts";
import { Editor } from "./editor.tsx";
import { createJoining } from "./joining.ts";
import { NoteButton } from "./note-button.tsx";
import "./composer.css";

const TemplatePicker = deferred(() => withAskedStores(import("./templates/template-picker.tsx")));

type Props = {
  conversation: Conversation;
  state: ComposerState;
  pad: Pad;
  desk: NoteDesk;
  replyDesk: ReplyDesk;
  onTyping: (isTyping: boolean) => void;
};

/** Where one answers; or why one cannot, what would change that, and the draft as it grows under others' hands. */
export function Composer(props: Props) {
  const { outbox } = useProsa();
  const actions = createActions(() => props.conversation);
  const [problem, setProblem] = createSignal<ErrorCode | null>(null);
  const [isPicking, setIsPicking] = createSignal(false);
  const state: Accessor<ComposerState> = () => props.state;
  const kind = createMemo(() => state().kind);
  const as = <K extends ReturnType<typeof state>["kind"]>(wanted: K) => {
    const it = state();
    return it.kind === wanted ? (it as Extract<typeof it, { kind: K }>) : undefined;
  };
  const joining = createJoining(() => props.pad, state);
  const owner = () => props.conversation.attendant?.name;
  const hasDraft = () => props.pad.draft.text() !== "";
  const held = createMemo(() =>
    outbox.refusals().filter((it) => it.code === "newer_reply" && it.conversationId === props.conversation.id),
  );
  const run = (act: () => ErrorCode | null) => () => setProblem(act());

  return (
    <div class="composer">
      <Show when={held().length > 0}>
        <HeldReplies with={{ held: held(), conversationId: props.conversation.id }} />
      </Show>
      <Show when={!joining.isWriting() && hasDraft()}>
        <DraftPreview with={{ pad: props.pad, owner: owner(), onJoin: joining.mayJoin() ? joining.join : undefined }} />
      </Show>
      <div class="composer-line">
        <Show when={props.desk.mayWrite()}>
          <NoteButton desk={props.desk} isLoaded={props.pad.isLoaded()} />
        </Show>
        <Show
          when={joining.isWriting()}
          fallback={
            <ComposerNotice
              state={state()}
              owner={owner()}
              mayJoin={joining.mayJoin()}
              hasDraft={hasDraft()}
              onJoin={joining.join}
              onTemplates={() => setIsPicking(true)}
              onStart={run(actions.start)}
              onReopen={run(actions.reopen)}
            />
          }
        >
          <Editor
            conversation={props.conversation}
            pad={props.pad}
            replyDesk={props.replyDesk}
            maySend={kind() === "write"}
            closesAt={as("write")?.closesAt ?? null}
            isHelping={as("write")?.isHelping ?? false}
            hasJoined={joining.hasJoined()}
            onWriting={joining.join}
            onTyping={props.onTyping}
            onTemplates={() => setIsPicking(true)}
          />
        </Show>
      </div>
      <Show when={problem()}>{(code) => <Problem with={{ class: "composer-problem", code: code() }} />}</Show>
      <Show when={isPicking()}>
        <TemplatePicker with={{ conversation: props.conversation, onClose: () => setIsPicking(false) }} />
      </Show>
    </div>
  );
}
