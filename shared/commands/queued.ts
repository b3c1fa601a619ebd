import type { Command } from "./command.ts";
import { cancel } from "./cancel.ts";
import { conclude } from "./conclude.ts";
import { archive, block, unarchive, unblock } from "./contact-actions.ts";
import { read } from "./read.ts";
import { reopen } from "./reopen.ts";
import { retry } from "./retry.ts";
import { send } from "./send.ts";
import { start } from "./start.ts";
import { transfer } from "./transfer.ts";

/** What clients decide on themselves and keep in their outbox. All else is asked of the server while one waits. */
export const QUEUED = [
  start,
  send,
  cancel,
  retry,
  transfer,
  conclude,
  reopen,
  read,
  block,
  unblock,
  archive,
  unarchive,
] as const;

export type QueuedName = (typeof QUEUED)[number]["name"];

export const QUEUED_COMMANDS = new Map<string, Command<QueuedName, never>>(
  QUEUED.map((it) => [it.name, it as unknown as Command<QueuedName, never>]),
);
