import type { Viewer } from "#shared/policy/viewer.ts";
import type { NotesAnswer } from "#shared/protocol/api.ts";
import { Refused } from "../refused.ts";
import { notesOf } from "../store/notes.ts";
import { seeConversation } from "./see-conversation.ts";
import type { Tools } from "./tools.ts";

/** The internal notes of a conversation that the viewer sees. */
export const listNotes = async ({ d1 }: Tools, viewer: Viewer, conversationId: string): Promise<NotesAnswer> => {
  if (!(await seeConversation({ d1 }, viewer, conversationId))) throw new Refused("not_found");
  return { items: await notesOf(d1, viewer.companyId, conversationId) };
};
