import type { Id } from "#shared/ids.ts";
import type { Contact } from "#shared/model/contact.ts";
import type { ViewChange } from "./view.ts";

/** What a replica tells those who show it. */
export type ReplicaEvents = {
  conversations: ViewChange;
  /** A conversation that was visible has been taken away by the server. */
  dropped: Id;
  /** The messages of a conversation that is followed changed. */
  thread: Id;
  contact: Contact;
  outbox: undefined;
  me: undefined;
  org: undefined;
  /** The connection, or who is there. */
  status: undefined;
};
