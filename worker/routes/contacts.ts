import { Hono } from "hono";
import { describeRoute } from "hono-openapi";
import * as v from "valibot";
import { ContactFilter } from "#shared/model/contact.ts";
import { ContactAnswer, ContactPage } from "#shared/protocol/api.ts";
import { type App, toolsFor } from "../context.ts";
import { answers } from "../http/describe.ts";
import { ById, Cursor, Query } from "../http/params.ts";
import { valid } from "../http/valid.ts";
import { listContacts, seeContact } from "../services/contacts.ts";

const List = v.strictObject({
  state: v.optional(ContactFilter, "active"),
  q: v.optional(Query, ""),
  cursor: v.optional(Cursor),
});

export const contacts = new Hono<App>()
  .get(
    "/",
    describeRoute({ summary: "Contacts by name", responses: answers({ 200: ContactPage }) }),
    valid("query", List),
    async (c) => {
      const { state, q, cursor } = c.req.valid("query");
      return c.json<ContactPage>(
        await listContacts(toolsFor(c), c.get("account").viewer, { filter: state, query: q, cursor }),
      );
    },
  )
  .get(
    "/:id",
    describeRoute({ summary: "A contact and its visible conversations", responses: answers({ 200: ContactAnswer }) }),
    valid("param", ById),
    async (c) => c.json<ContactAnswer>(await seeContact(toolsFor(c), c.get("account").viewer, c.req.valid("param").id)),
  );
