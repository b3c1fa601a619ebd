import type * as v from "valibot";
import type { Id } from "../ids.ts";
import type { Command } from "./command.ts";
import { createChannel, editChannel, pauseChannel, setChannelSecrets } from "./channel-settings.ts";
import { removeMember, setMember } from "./member-settings.ts";
import { QUEUED } from "./queued.ts";
import { createTeam, editTeam, setTeamAccess } from "./team-settings.ts";
import { setOwnSafetyDelay } from "./set-own-safety-delay.ts";
import { createUser, editUser, removeUser } from "./user-settings.ts";

export { CommandBatch, type CommandResult, CommandResults } from "./envelope.ts";

const ALL = [
  ...QUEUED,
  createTeam,
  editTeam,
  setTeamAccess,
  setMember,
  removeMember,
  createUser,
  editUser,
  removeUser,
  setOwnSafetyDelay,
  createChannel,
  editChannel,
  pauseChannel,
  setChannelSecrets,
] as const;

type AnyCommand = (typeof ALL)[number];
export type CommandName = AnyCommand["name"];
export type ArgsOf<Name extends CommandName> = v.InferOutput<Extract<AnyCommand, { name: Name }>["args"]>;

export const COMMANDS = new Map<string, Command<CommandName, never>>(
  ALL.map((it) => [it.name, it as unknown as Command<CommandName, never>]),
);

/** A command as it is sent and queued. The id is the client's and makes a repeat harmless. */
export type CommandRequest<Name extends CommandName = CommandName> = {
  [N in Name]: { id: Id; name: N; args: ArgsOf<N> };
}[Name];
