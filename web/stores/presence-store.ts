import { createMemo, createSignal } from "solid-js";
import type { Id } from "#shared/ids.ts";
import type { Looker } from "#shared/protocol/frames.ts";
import { NOBODY } from "../sync/presence.ts";
import { follow, type OpenReplica } from "./follow.ts";
import type { PresenceStore } from "./prosa.ts";

export const createPresenceStore = (replica: OpenReplica): PresenceStore => {
  const [presence, setPresence] = createSignal(NOBODY);
  follow(
    replica,
    (open) => {
      setPresence(open.presence());
      return [open.on("status", () => setPresence(open.presence()))];
    },
    () => setPresence(NOBODY),
  );
  const online = createMemo(() => new Set(presence().online));
  const lookers = createMemo(() => new Map(presence().lookers.map((it) => [it.conversationId, it.lookers])));
  const lookersAt = (conversationId: Id): readonly Looker[] => {
    const me = replica()?.me().user.id;
    return (lookers().get(conversationId) ?? []).filter((it) => it.userId !== me);
  };
  return { online, lookersAt, look: (conversationId, isTyping) => replica()?.look({ conversationId, isTyping }) };
};
