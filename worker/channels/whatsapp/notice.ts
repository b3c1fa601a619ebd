import type { Identity } from "../port.ts";
import { phoneIdentity } from "../phone.ts";
import { personOf, phoneOf, userIdentity } from "./people.ts";
import { detailOf, idOf, type Raw, recordOf, textOf } from "../raw.ts";
import { cannotRead, leftAlone, type Read, type Surroundings } from "./reading.ts";

/**
 * The provider's own notices about a customer are no messages of the customer's: a changed number is learnt, a changed
 * identity (a new phone, perhaps in other hands) is worth knowing. Source: Cloud API, Webhooks reference, system messages.
 */
export const noticeOf = (message: Raw, around: Surroundings): Read => {
  const system = recordOf(message.system);
  const type = textOf(system?.type, 40) ?? "unknown";
  if (!system) return cannotRead("system: says nothing");
  const person = personOf(
    { phone: message.from ?? system.customer, userId: message.from_user_id, parentUserId: message.from_parent_user_id },
    around.contacts,
    around.scope,
  );
  if (type.endsWith("identity_changed")) {
    const detail = { ...detailOf({ system, identity: message.identity ?? system.identity }), ...person };
    return { is: "event", event: { name: type, detail, connection: null } };
  }
  const move = moveIn(system, message, around.scope);
  return move ? { is: "move", move } : leftAlone("system", type);
};

/** Newer payloads have the new number as `wa_id`, older ones as `new_wa_id`. */
const moveIn = (system: Raw, message: Raw, scope: string): { from: Identity; to: Identity } | null => {
  const [from, to] = [phoneOf(message.from ?? system.customer), phoneOf(system.wa_id) ?? phoneOf(system.new_wa_id)];
  if (from && to && from !== to) return { from: phoneIdentity(from), to: phoneIdentity(to) };
  const [oldId, newId] = [idOf(message.from_user_id), idOf(system.user_id)];
  return oldId && newId && oldId !== newId
    ? { from: userIdentity(oldId, scope), to: userIdentity(newId, scope) }
    : null;
};
