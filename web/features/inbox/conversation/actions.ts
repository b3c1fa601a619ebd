import type { Accessor } from "solid-js";
import type { ErrorCode } from "#shared/errors.ts";
import type { Conversation } from "#shared/model/conversation.ts";
import { useMay, useViewer } from "../../../parts/viewer.ts";
import { useProsa } from "../../../stores/context.ts";
import { useTab } from "../list/tab.ts";

/** What may be done with a conversation, by the policy, and the doing. Each act answers null, or why it was refused. */
export const createActions = (conversation: Accessor<Conversation>) => {
  const { outbox } = useProsa();
  const viewer = useViewer();
  const may = useMay();
  const [, setTab] = useTab();
  const is = (state: Conversation["state"]) => conversation().state === state;
  const args = () => ({ conversationId: conversation().id });
  const isMine = () => conversation().attendant?.id === viewer().userId;

  /** What becomes mine moves to Meus, and the list goes with it. */
  const thenMine = (refusal: ErrorCode | null): ErrorCode | null => {
    if (refusal === null) setTab("mine");
    return refusal;
  };

  return {
    canStart: () => is("queued") && may("conversation.start", conversation()),
    canConclude: () => is("open") && may("conversation.conclude", conversation()),
    canReopen: () => is("concluded") && may("conversation.reopen", conversation()),
    canTransfer: () => !is("concluded") && may("conversation.transfer", conversation()),
    canTakeOver: () => is("open") && !isMine() && may("conversation.transfer", conversation()),
    start: () => thenMine(outbox.run("start", args())),
    conclude: () => outbox.run("conclude", args()),
    reopen: () => thenMine(outbox.run("reopen", args())),
    takeOver: () =>
      thenMine(outbox.run("transfer", { ...args(), teamId: conversation().team.id, userId: viewer().userId })),
  };
};
