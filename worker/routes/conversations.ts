import { Hono } from "hono";
import { describeRoute } from "hono-openapi";
import * as v from "valibot";
import { Id } from "#shared/ids.ts";
import {
  ConversationAnswer,
  ConversationPage,
  MessagePage,
  NotesAnswer,
  RecentMessages,
} from "#shared/protocol/api.ts";
import { TABS } from "#shared/policy/sight.ts";
import { type App, toolsFor } from "../context.ts";
import { answers } from "../http/describe.ts";
import { ById, Cursor, Query } from "../http/params.ts";
import { seenSignedIn, signedInFirst } from "../http/session.ts";
import { valid } from "../http/valid.ts";
import { Refused } from "../refused.ts";
import { listConversations } from "../services/list-conversations.ts";
import { listMessages, recentMessages } from "../services/list-messages.ts";
import { listNotes } from "../services/list-notes.ts";
import { seeConversation } from "../services/see-conversation.ts";

const List = v.strictObject({ tab: v.picklist(TABS), q: v.optional(Query, ""), cursor: v.optional(Cursor) });
const Before = v.strictObject({ before: v.optional(Cursor) });
const Ids = v.strictObject({ ids: v.pipe(v.array(Id), v.maxLength(50)) });

/** Asks for the session itself, with the page: most looks at a list are this one. */
export const lists = new Hono<App>().get(
  "/",
  describeRoute({ summary: "What one sees in a tab", responses: answers({ 200: ConversationPage }) }),
  signedInFirst,
  valid("query", List),
  async (c) => {
    const { tab, q, cursor } = c.req.valid("query");
    const { seen, pageOf } = listConversations(tab, { query: q, cursor });
    return c.body(pageOf(await seenSignedIn(c, seen)), 200, { "content-type": "application/json" });
  },
);

export const conversations = new Hono<App>()
  .post(
    "/messages",
    describeRoute({ summary: "The newest messages of several", responses: answers({ 200: RecentMessages }) }),
    valid("json", Ids),
    async (c) =>
      c.json<RecentMessages>(await recentMessages(toolsFor(c), c.get("account").viewer, c.req.valid("json").ids)),
  )
  .get(
    "/:id",
    describeRoute({ summary: "A conversation, and why one sees it", responses: answers({ 200: ConversationAnswer }) }),
    valid("param", ById),
    async (c) => {
      const seen = await seeConversation(toolsFor(c), c.get("account").viewer, c.req.valid("param").id);
      if (!seen) throw new Refused("not_found");
      return c.json<ConversationAnswer>({ ...seen.conversation, why: seen.why });
    },
  )
  .get(
    "/:id/messages",
    describeRoute({ summary: "A page of its messages", responses: answers({ 200: MessagePage }) }),
    valid("param", ById),
    valid("query", Before),
    async (c) => {
      const { before } = c.req.valid("query");
      return c.json<MessagePage>(
        await listMessages(toolsFor(c), c.get("account").viewer, { conversationId: c.req.valid("param").id, before }),
      );
    },
  )
  .get(
    "/:id/notes",
    describeRoute({ summary: "Its internal notes as saved last", responses: answers({ 200: NotesAnswer }) }),
    valid("param", ById),
    async (c) => c.json<NotesAnswer>(await listNotes(toolsFor(c), c.get("account").viewer, c.req.valid("param").id)),
  );
