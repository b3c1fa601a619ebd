import { personOf } from "./people.ts";
import { detailOf, idOf, recordOf } from "../raw.ts";
import { cannotRead, type Read, type Surroundings } from "./reading.ts";

/**
 * A step of a telephone call, of `value.calls` or its `value.statuses`: an event, with who is at the other end. What
 * connects the two ends is of no interest later. Source: WhatsApp Business Calling API, Webhooks.
 */
export const callOf = (raw: unknown, { contacts, scope }: Surroundings): Read => {
  const call = recordOf(raw);
  if (!call || idOf(call.id) === null) return cannotRead("call: no id");
  const isOurs = call.direction === "BUSINESS_INITIATED";
  const named =
    call.recipient_id !== undefined
      ? { phone: call.recipient_id, userId: call.recipient_user_id, parentUserId: call.recipient_parent_user_id }
      : isOurs
        ? { phone: call.to, userId: call.to_user_id, parentUserId: call.to_parent_user_id }
        : { phone: call.from, userId: call.from_user_id, parentUserId: call.from_parent_user_id };
  const { session: _, ...rest } = call;
  const detail = { ...detailOf(rest), ...personOf(named, contacts, scope) };
  return { is: "event", event: { name: "call", detail, connection: null } };
};
