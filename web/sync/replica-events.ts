import type { Id } from "#shared/ids.ts";
import type { Contact } from "#shared/model/contact.ts";
import type { ViewChange } from "./view.ts";

/** What a replica tells those who show it. */
export type ReplicaEvents = {
  conversations: ViewChange;
  /** A conversation that was visible has been taken away by the server. */
  dropped: Id;
  /** Some of what the API showed has been let go of since nothing vouched for it: who shows it should ask again. */
  unvouched: undefined;
  /** The messages of a conversation that is followed changed. */
  thread: Id;
  contact: Contact;
  /** A contact has become another. */
  merged: Id;
  outbox: undefined;
  /** The pad of a conversation that this tab shows changed. */
  pad: Id;
  /** A file that this tab shows has come, or could not be had. */
  media: Id;
  me: undefined;
  org: undefined;
  /** How this device keeps its copy. */
  storage: undefined;
  /** The connection, or who is there. */
  status: undefined;
};
