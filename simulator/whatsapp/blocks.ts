import type { Context } from "hono";
import { MetaError } from "../meta/errors.ts";
import { fieldsOf, listOf, missing } from "../meta/fields.ts";
import { graphApp, VERSION, type GraphApp } from "../meta/graph-app.ts";
import { pageOf } from "../meta/paging.ts";
import { windowEndsAt, type Customer } from "../state/customer.ts";
import type { WhatsAppChannel } from "./channel.ts";

/**
 * Whom the number blocks: who has written in the last 24 hours can be, each for themselves.
 * Source: Cloud API, "Block users"; "Business-scoped user IDs" for users that are named by `user_id`.
 */
export function blockRoutes(channel: WhatsAppChannel): GraphApp {
  const { customers, options } = channel;
  const app = graphApp(channel);
  const path = `${VERSION}/${options.whatsapp.phoneNumberId}/block_users`;

  const named = async (c: Context): Promise<{ input: string; customer: Customer | undefined }[]> => {
    const body = fieldsOf(await c.req.json().catch(() => null), "body");
    if (body.messaging_product !== "whatsapp") throw missing("messaging_product");
    return listOf(body.block_users, "block_users").map(({ user, user_id }) => {
      const input = String(user ?? user_id ?? "");
      const address = user === undefined ? input : input.replace(/\D/g, "");
      return { input, customer: customers.findAt("whatsapp", address) };
    });
  };
  const idsOf = (customer: Customer) => ({
    ...(customer.hidesPhone ? {} : { wa_id: customer.address }),
    user_id: customer.bsuid,
  });

  app.post(path, async (c) => {
    const added: object[] = [];
    const failed: object[] = [];
    for (const { input, customer } of await named(c)) {
      if (customer && windowEndsAt(customer, options.clock.now()) !== null) {
        customers.setBlocked(customer, true);
        added.push({ input, ...idsOf(customer) });
      } else {
        const { code, message, details } = new MetaError(customer ? 139102 : 131026);
        const errors = [{ code, message, error_data: { details } }];
        failed.push({ input, ...(customer && idsOf(customer)), errors });
      }
    }
    const answer = { messaging_product: "whatsapp", block_users: { added_users: added } };
    if (failed.length === 0) return c.json(answer);
    const error = new MetaError(139100);
    const body = { ...answer, block_users: { added_users: added, failed_users: failed }, ...error.toAnswer() };
    return c.json(body, 400);
  });

  app.delete(path, async (c) => {
    const removed = (await named(c)).flatMap(({ input, customer }) => {
      if (!customer) return [];
      customers.setBlocked(customer, false);
      return [{ input, ...idsOf(customer) }];
    });
    return c.json({ messaging_product: "whatsapp", block_users: { removed_users: removed } });
  });

  app.get(path, (c) => {
    const blocked = customers.all().filter((it) => it.channel === "whatsapp" && it.isBlocked);
    const users = blocked.map((it) => ({ messaging_product: "whatsapp", ...idsOf(it) }));
    return c.json(pageOf(users, new URL(c.req.url)));
  });

  return app;
}
