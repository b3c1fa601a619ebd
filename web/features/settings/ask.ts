import { type Accessor, createSignal } from "solid-js";
import type { ArgsOf, CommandName } from "#shared/commands/index.ts";
import type { ErrorCode } from "#shared/errors.ts";
import { useProsa } from "../../stores/context.ts";

export type Asking = {
  isBusy: Accessor<boolean>;
  problem: Accessor<{ code: ErrorCode | "offline"; field?: string } | null>;
  forget: () => void;
  /** True once the server has done it. */
  ask: <Name extends CommandName>(name: Name, args: ArgsOf<Name>) => Promise<boolean>;
};

/** Asks the server to do something now, and keeps what it answered for the page to show. */
export const createAsking = (): Asking => {
  const { outbox } = useProsa();
  const [isBusy, setIsBusy] = createSignal(false);
  const [problem, setProblem] = createSignal<ReturnType<Asking["problem"]>>(null);
  return {
    isBusy,
    problem,
    forget: () => setProblem(null),
    ask: async (name, args) => {
      setIsBusy(true);
      setProblem(null);
      const answer = await outbox.ask(name, args);
      setIsBusy(false);
      if (!answer.ok) setProblem(answer.error);
      return answer.ok;
    },
  };
};
