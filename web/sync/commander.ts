import * as v from "valibot";
import type { ArgsOf, CommandName, CommandRequest, CommandResult } from "#shared/commands/index.ts";
import { QUEUED_COMMANDS, type QueuedName } from "#shared/commands/queued.ts";
import type { ErrorCode } from "#shared/errors.ts";
import type { Id, NewId } from "#shared/ids.ts";
import type { Api } from "./api.ts";
import { FILES, LOOKING_UP } from "./later-code.ts";
import type { createLookUp as CreateLookUp, LookUp } from "./look-up.ts";
import type { Media, MediaParts } from "./media/media.ts";
import type { Outbox } from "./outbox.ts";
import type { OutboxItem } from "./outbox-item.ts";
import { decide, overlaid } from "./deciding.ts";
import { newestReply, seenReply } from "./replies.ts";
import type { Thread } from "./threads.ts";
import type { View } from "./view.ts";

export type CommanderParts = {
  api: Pick<Api, "commands">;
  outbox: Pick<Outbox, "add" | "replace">;
  view: Pick<View, "viewer" | "sources" | "pending">;
  threads: { get: (conversationId: Id) => Thread | undefined };
  newId: NewId;
  /** Epoch milliseconds of the server's clock, as far as it is known. */
  serverNow: () => number;
};

export type Asked = CommandResult | { ok: false; error: { code: "offline" } };

export { decide, decidePending } from "./deciding.ts";
export { replyFacts } from "./replies.ts";

export const createLookUp = async (...parts: Parameters<typeof CreateLookUp>): Promise<LookUp> =>
  (await LOOKING_UP.load()).createLookUp(...parts);

export const createMedia = (parts: MediaParts): Media => FILES.now().createMedia(parts);

/** Gives commands: to the outbox, or straight to the server. */
export const createCommander = ({ api, outbox, view, threads, newId, serverNow }: CommanderParts) => {
  const requestOf = <Name extends CommandName>(name: Name, args: ArgsOf<Name>) =>
    ({ id: newId(), name, args }) as CommandRequest;

  /** A reply says which of the others' replies its author had seen; what is read or concluded, until when the customer's. */
  const withSeen = <Name extends CommandName>(name: Name, args: ArgsOf<Name>): ArgsOf<Name> => {
    const { conversationId } = args as { conversationId: Id };
    if (name === "conclude" || name === "read")
      return { ...args, seenInboundAt: view.sources.conversation(conversationId)?.lastInboundAt };
    if (name !== "send") return args;
    const seen = seenReply(threads.get(conversationId), view.viewer().userId);
    return seen === undefined ? args : { ...args, seenReply: seen };
  };

  return {
    /** Shows at once and is sent in order. Null, or why it was refused before it was even queued. */
    run<Name extends QueuedName>(name: Name, given: ArgsOf<Name>): ErrorCode | null {
      const command = QUEUED_COMMANDS.get(name);
      const parsed = command && v.safeParse(command.args, withSeen(name, given));
      if (!command || !parsed?.success) return "invalid_args";
      const request = requestOf(name, parsed.output);
      const sources = overlaid(view.sources, view.pending());
      const decision = decide(request, serverNow(), sources, view.viewer());
      if (!decision.ok) return decision.code;
      if (decision.changes.length === 0) return null;
      const { conversation: conversationId = null, contact } = command.reads(parsed.output);
      const contactId = contact ?? (conversationId && sources.conversation(conversationId)?.contact.id) ?? null;
      outbox.add({ ...request, conversationId, contactId, at: serverNow(), isAnswered: false });
      return null;
    },

    /**
     * Sends a held reply after all. What it was held for may not have come here yet: then nothing is asked about. The
     * message keeps its id, so that it can never be sent twice.
     */
    sendAnyway: (refusalId: Id): Promise<boolean> =>
      outbox.replace(refusalId, ({ held, conversationId, contactId }): OutboxItem | null => {
        if (!held) return null;
        const { seenReply: before, ...args } = held;
        const newest = newestReply(threads.get(held.conversationId)?.messages ?? [], view.viewer().userId);
        const isNews = newest !== undefined && newest.id !== before;
        const request = requestOf("send", isNews ? { ...args, seenReply: newest.id } : args);
        return { ...request, conversationId, contactId, at: serverNow(), isAnswered: false };
      }),

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
