import type { Context } from "hono";
import * as v from "valibot";
import { Phone, type Customer } from "../state/customer.ts";
import type { World } from "../world.ts";
import { SimError } from "./sim-error.ts";

/**
 * The customer whose key is in the path.
 * @throws {SimError} 404 for a key that nobody here has
 */
export function customerOf(c: Context, { customers }: World): Customer {
  const customer = customers.find(c.req.param("key") ?? "");
  if (!customer) throw new SimError("not_found", 404);
  return customer;
}

/**
 * The same, or somebody new when it is a number of WhatsApp that nobody has yet.
 * @throws {SimError} 404, 422 for what is neither a key nor a number
 */
export function anyCustomerOf(c: Context, { customers }: World): Customer {
  const key = c.req.param("key") ?? "";
  const known = customers.find(key);
  if (known) return known;
  if (key.includes(":")) throw new SimError("not_found", 404);
  const phone = v.safeParse(Phone, key);
  if (!phone.success) throw new SimError("invalid", 422, "phone");
  return customers.put({ channel: "whatsapp", phone: phone.output });
}
