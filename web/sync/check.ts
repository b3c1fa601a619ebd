import * as v from "valibot";
import { Conversation } from "#shared/model/conversation.ts";
import { Message } from "#shared/model/message.ts";
import { Me, OrgAnswer } from "#shared/protocol/api.ts";
import { Position } from "#shared/protocol/frames.ts";
import { BrokenCopyError } from "./db-errors.ts";
import type { Held } from "./held.ts";
import { pause } from "./pause.ts";

/** How many rows are looked at in one go: a few milliseconds, so that nothing on the screen waits. */
const AT_ONCE = 200;

/** Throws when the copy was not written as this build does. It may be shown meanwhile: it is looked at a little at a time. */
export const checkCopy = async ({ me, org, conversations, threads, positions }: Held): Promise<void> => {
  const [rows, cursors] = [[...conversations.values()], [...threads.values()]];
  expect(v.is(Me, me) && (org === null || v.is(OrgAnswer, org)));
  expect(v.is(v.array(Position), [...positions.values()]) && v.is(v.array(v.nullable(v.string())), cursors));
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    if (at > 0) await pause();
    expect(v.is(Conversations, rows.slice(at, at + AT_ONCE)));
  }
};

export const checkMessages = (messages: unknown): void => expect(v.is(Messages, messages));

const expect = (isReadable: boolean): void => {
  if (!isReadable) throw new BrokenCopyError("rows are not as this build wrote them");
};

const Conversations = v.array(Conversation);
const Messages = v.array(Message);
