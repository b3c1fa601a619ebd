import { createSignal } from "solid-js";
import { DECIDING } from "../sync/code.ts";
import type { Replica } from "../sync/replica.ts";
import { follow, type OpenReplica } from "./follow.ts";
import type { OutboxItem, OutboxStore, Refusal } from "./prosa.ts";

export const createOutboxStore = (replica: OpenReplica): OutboxStore => {
  const [waiting, setWaiting] = createSignal<readonly OutboxItem[]>([]);
  const [refusals, setRefusals] = createSignal<readonly Refusal[]>([]);
  follow(
    replica,
    (open) => {
      const read = () => {
        setWaiting(open.outbox.items().filter((it) => !it.isAnswered));
        setRefusals(refusalsOf(open));
      };
      read();
      return [
        open.on("outbox", read),
        // Whom it concerned is told only while one may see them.
        open.on("conversations", () => open.outbox.refusals().length > 0 && setRefusals(refusalsOf(open))),
      ];
    },
    () => {
      setWaiting([]);
      setRefusals([]);
    },
  );
  return {
    waiting,
    refusals,
    dismiss: (id) => void replica()?.outbox.dismiss(id),
    sendAnyway: (id) => void DECIDING.load().then(() => replica()?.commands.sendAnyway(id)),
    run: (name, args) => replica()?.commands.run(name, args) ?? null,
    async ask(name, args) {
      await DECIDING.load();
      return (await replica()?.commands.ask(name, args)) ?? { ok: false, error: { code: "offline" } };
    },
  };
};

const refusalsOf = ({ outbox, view }: Pick<Replica, "outbox" | "view">): Refusal[] =>
  outbox.refusals().map(({ id, name, conversationId, contactId, at, code, text }) => {
    // Of a conversation that has been taken away nothing is told, though its contact may be known from elsewhere.
    const ofConversation = conversationId ? view.conversation(conversationId)?.contact : undefined;
    const contact = conversationId === null && contactId !== null ? view.contact(contactId) : ofConversation;
    return { id, name, conversationId, at, code, text, contactName: contact?.name ?? null };
  });
