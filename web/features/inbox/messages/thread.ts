import { type Accessor, createContext, useContext } from "solid-js";
import type { Conversation } from "#shared/model/conversation.ts";
import type { ShownMessage } from "../../../stores/prosa.ts";
import type { ReplyDesk } from "../reply-desk.ts";
import type { Pointing } from "./pointing.ts";

/** What a message's parts need of the conversation that they stand in. */
export type Thread = {
  conversation: Accessor<Conversation>;
  /** A message of this conversation, if it is here. */
  find: (id: string) => ShownMessage | undefined;
  /** Brings a message that is here into view and marks it for a moment. */
  goTo: (id: string) => void;
  /** The messages that are images and can be looked at, in order. */
  pictures: Accessor<readonly ShownMessage[]>;
  /** Opens the image of a message. */
  view: (id: string) => void;
  desk: ReplyDesk;
  pointing: Pointing;
};

export const ThreadContext = createContext<Thread>();

export const useThread = (): Thread => {
  const thread = useContext(ThreadContext);
  if (!thread) throw new Error("a message stands outside of a conversation");
  return thread;
};
