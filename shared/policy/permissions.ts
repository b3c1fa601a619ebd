import { type Relation, relationOf, type Viewer } from "./viewer.ts";

export type Action =
  | "conversation.start"
  | "conversation.send"
  | "conversation.read"
  | "conversation.transfer"
  | "conversation.conclude"
  | "conversation.reopen"
  | "contact.block"
  | "contact.unblock"
  | "contact.archive"
  | "contact.unarchive"
  | "settings.change";

/** What makes an action permitted: a role in the company, a relation to the conversation's team, or nothing special. */
export type Grant = { role: Viewer["role"] } | { relation: Relation } | "anyone";

/** An action is permitted when one of its grants applies. */
export const PERMISSIONS: Readonly<Record<Action, readonly Grant[]>> = {
  "conversation.start": [{ relation: "member" }, { relation: "supervisor" }],
  "conversation.send": [{ relation: "attendant" }, { relation: "supervisor" }],
  "conversation.read": [{ relation: "attendant" }],
  "conversation.transfer": [{ relation: "attendant" }, { relation: "supervisor" }],
  "conversation.conclude": [{ relation: "attendant" }, { relation: "supervisor" }],
  "conversation.reopen": [{ relation: "attendant" }, { relation: "supervisor" }, { relation: "member" }],
  "contact.block": [{ role: "admin" }],
  "contact.unblock": [{ role: "admin" }],
  "contact.archive": ["anyone"],
  "contact.unarchive": ["anyone"],
  "settings.change": [{ role: "admin" }],
};

/** Whether the viewer may do the action, to the conversation if it is about one. Says nothing about whether they see it. */
export const may = (
  viewer: Viewer,
  action: Action,
  conversation?: { teamId: string; attendantId: string | null },
): boolean =>
  PERMISSIONS[action].some((grant) => {
    if (grant === "anyone") return true;
    if ("role" in grant) return viewer.role === grant.role;
    return conversation !== undefined && relationOf(viewer, conversation) === grant.relation;
  });
