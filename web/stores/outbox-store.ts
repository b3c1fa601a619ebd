import { createSignal } from "solid-js";
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
        setRefusals(open.outbox.refusals());
      };
      read();
      return [open.on("outbox", read)];
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
    run: (name, args) => replica()?.commands.run(name, args) ?? null,
    ask: async (name, args) => (await replica()?.commands.ask(name, args)) ?? { ok: false, error: { code: "offline" } },
  };
};
