import { personOf, userIdentity } from "./people.ts";
import { idOf, recordOf, textOf } from "../raw.ts";
import { cannotRead, leftAlone, type Read, type Surroundings } from "./reading.ts";
import { timeOf } from "../time.ts";

/** Who signs up asks for advertising, as does who resumes it. */
const IS_STOPPED: Record<string, boolean> = { stop: true, resume: false, signup: false };

/** Whether a customer wants advertising, of `value.user_preferences`. Source: Webhooks reference, user_preferences. */
export const preferenceOf = (raw: unknown, around: Surroundings): Read => {
  const preference = recordOf(raw);
  if (!preference) return cannotRead("preference: not an object");
  const category = textOf(preference.category, 40) ?? "marketing_messages";
  if (category !== "marketing_messages") return leftAlone("preference", category);
  const value = textOf(preference.value, 40)?.toLowerCase() ?? "";
  if (!Object.hasOwn(IS_STOPPED, value)) return leftAlone("preference", value || "empty");
  const { identities } = personOf(
    { phone: preference.wa_id, userId: preference.user_id, parentUserId: preference.parent_user_id },
    around.contacts,
    around.scope,
  );
  if (identities.length === 0) return cannotRead("preference: neither a phone number nor a user id");
  return {
    is: "preference",
    preference: {
      identities,
      isStopped: IS_STOPPED[value] as boolean,
      at: timeOf(preference.timestamp, around.time),
    },
  };
};

/** A customer's id has changed, of `value.user_id_update`. Source: Webhooks reference, business-scoped user ids. */
export const renamingOf = (raw: unknown, { scope }: Surroundings): Read => {
  const ids = recordOf(recordOf(raw)?.user_id);
  const [from, to] = [idOf(ids?.previous), idOf(ids?.current)];
  if (!from || !to) return cannotRead("user id: not from one to another");
  return { is: "move", move: { from: userIdentity(from, scope), to: userIdentity(to, scope) } };
};
