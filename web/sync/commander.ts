import * as v from "valibot";
import {
  type ArgsOf,
  type CommandName,
  type CommandRequest,
  type CommandResult,
  COMMANDS,
} from "#shared/commands/index.ts";
import type { ErrorCode } from "#shared/errors.ts";
import type { NewId } from "#shared/ids.ts";
import type { Api } from "./api.ts";
import type { Outbox } from "./outbox.ts";
import { decide } from "./pending.ts";
import type { View } from "./view.ts";

export type CommanderParts = {
  api: Pick<Api, "commands">;
  outbox: Pick<Outbox, "add">;
  view: Pick<View, "viewer" | "sourcesAhead">;
  newId: NewId;
  /** Epoch milliseconds of the server's clock, as far as it is known. */
  serverNow: () => number;
};

export type Asked = CommandResult | { ok: false; error: { code: "offline" } };

/** Gives commands: to the outbox, or straight to the server. */
export const createCommander = ({ api, outbox, view, newId, serverNow }: CommanderParts) => {
  const requestOf = <Name extends CommandName>(name: Name, args: ArgsOf<Name>) =>
    ({ id: newId(), name, args }) as CommandRequest;

  return {
    /** Shows at once and is sent in order. Null, or why it was refused before it was even queued. */
    run<Name extends CommandName>(name: Name, args: ArgsOf<Name>): ErrorCode | null {
      const command = COMMANDS.get(name);
      const parsed = command && v.safeParse(command.args, args);
      if (!command || !parsed?.success) return "invalid_args";
      const request = requestOf(name, parsed.output);
      const sources = view.sourcesAhead();
      const decision = decide(request, serverNow(), sources, view.viewer());
      if (!decision.ok) return decision.code;
      if (decision.changes.length === 0) return null;
      const reads = command.reads(parsed.output);
      const contact =
        (reads.conversation && sources.conversation(reads.conversation)?.contact) ||
        (reads.contact && sources.contact(reads.contact));
      outbox.add({
        ...request,
        conversationId: reads.conversation ?? null,
        contactName: (contact && contact.name) || null,
        at: serverNow(),
        isAnswered: false,
      });
      return null;
    },

    /** Asks the server now, past the outbox. */
    async ask<Name extends CommandName>(name: Name, args: ArgsOf<Name>): Promise<Asked> {
      const request = requestOf(name, args);
      const answer = await api.commands([request]);
      if (answer.ok)
        return answer.value.results[0] ?? { id: request.id, ok: false, status: 500, error: { code: "internal" } };
      const { code, field, status } = answer;
      if (code === "offline") return { ok: false, error: { code } };
      return { id: request.id, ok: false, status, error: { code, ...(field ? { field } : {}) } };
    },
  };
};
