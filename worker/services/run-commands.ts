import * as v from "valibot";
import type { Change } from "#shared/commands/change.ts";
import { type Command, type Decision, refused } from "#shared/commands/command.ts";
import { type CommandName, COMMANDS } from "#shared/commands/index.ts";
import type { ErrorCode } from "#shared/errors.ts";
import type { Conversation } from "#shared/model/conversation.ts";
import type { Viewer } from "#shared/policy/viewer.ts";
import { type Outcome, storedCommand, writeCommand } from "../store/commands.ts";
import { isConflict, isEmailTaken, isRepeatedCommand, takenOfChannel } from "../store/conflict.ts";
import { readWorld } from "../store/world.ts";
import { hashPassword } from "./password.ts";
import { sealSecrets } from "./seal-secrets.ts";
import { seeConversation } from "./see-conversation.ts";
import type { CommandTools } from "./tools.ts";

type Request = { id: string; name: string; args?: unknown };

/** What a command came to; `current` is the conversation as it is now, if the actor sees it. */
export type Answer =
  | { id: string; ok: true }
  | { id: string; ok: false; code: ErrorCode; field?: string; current: Conversation | null };

/** How often a command is decided anew when others keep changing what it decides on. */
const MAX_TRIES = 5;

/** Runs commands in order, each at most once; a refused one does not hold up those behind it. */
export const runCommands = async (
  tools: CommandTools,
  actor: Viewer,
  requests: readonly Request[],
): Promise<Answer[]> => {
  const answers: Answer[] = [];
  for (const request of requests) answers.push(await runCommand(tools, actor, request));
  return answers;
};

const runCommand = async (tools: CommandTools, actor: Viewer, request: Request): Promise<Answer> => {
  const command = COMMANDS.get(request.name) as Command<CommandName, unknown> | undefined;
  if (!command) return { id: request.id, ok: false, code: "invalid_args", field: "name", current: null };
  const parsed = v.safeParse(command.args, request.args);
  if (!parsed.success) {
    const field = v.getDotPath(parsed.issues[0]);
    return { id: request.id, ok: false, code: "invalid_args", field: field ? `args.${field}` : "args", current: null };
  }
  const run = { command, args: parsed.output, id: request.id };
  const { outcome, conversationId } = (await settle(tools, actor, run)) ?? { outcome: CONFLICT, conversationId: null };
  if (outcome.ok) return { id: request.id, ok: true };
  const current = conversationId ? await seeConversation(tools, actor, conversationId) : null;
  return { id: request.id, ...outcome, current: current?.conversation ?? null };
};

type Run = { command: Command<CommandName, unknown>; args: unknown; id: string };

/** Decides and writes until no one else's write comes between; null when that never happened. */
const settle = async (tools: CommandTools, actor: Viewer, { command, args, id }: Run) => {
  const blockingKinds = Object.values(tools.adapters).flatMap((it) => (it.setBlocked ? [it.kind] : []));
  const writing = { ...tools, companyId: actor.companyId, actorId: actor.userId, now: tools.now(), blockingKinds };
  const reads = command.reads(args);
  const conversationId = reads.conversation ?? null;
  const stored = await storedCommand(tools.d1, writing, id);
  if (stored) return stored;
  const passwordHash = await hashOfPassword(args);
  let known: Decision | null = null;
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const world = await readWorld(tools.d1, actor, reads);
    const decision = known ?? command.decide(world, args, { actor, now: writing.now, newId: tools.newId });
    const outcome: Outcome = decision.ok ? { ok: true } : decision;
    const changes = decision.ok ? decision.changes : [];
    const sealed = changes.length > 0 ? await sealSecrets(tools, actor.companyId, args) : undefined;
    try {
      const rows = await writeCommand(
        { ...writing, passwordHash, sealed },
        { id, name: command.name, conversationId },
        outcome,
        changes,
      );
      tools.tell(rows);
      wakeFor(tools, changes, writing.now);
      return { outcome, conversationId };
    } catch (error) {
      if (isRepeatedCommand(error)) return storedCommand(tools.d1, writing, id);
      if (!isConflict(error)) throw error;
      // Another company's user: nothing that may be read here tells of them before.
      if (isEmailTaken(error)) known = refused("email_taken", "email");
      const taken = takenOfChannel(error);
      if (taken) known = refused("channel_taken", taken);
    }
  }
  return null;
};

const CONFLICT: Outcome = { ok: false, code: "conflict" };

const hashOfPassword = async (args: unknown): Promise<string | undefined> => {
  const { password } = args as { password?: unknown };
  return typeof password === "string" ? hashPassword(password) : undefined;
};

const wakeFor = ({ wake }: CommandTools, changes: readonly Change[], now: number): void => {
  for (const it of changes) {
    // What stood behind a reply that was taken back may go, too.
    if (it.type === "message_retry" || it.type === "message_cancel") wake([{ conversationId: it.conversationId }]);
    if (it.type === "message") wake([{ conversationId: it.conversationId }], Math.max(0, (it.holdUntil ?? now) - now));
    if (it.type === "contact" && it.set.blockedAt !== undefined) wake([{ block: it.id }]);
  }
};
