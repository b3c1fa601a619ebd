import * as v from "valibot";
import { Id } from "#shared/ids.ts";
import type { MessageStatus } from "#shared/model/message-status.ts";
import { failureOf } from "../meta/failure.ts";
import type { Pricing } from "../port.ts";
import { detailOf, idOf, listOf, type Raw, recordOf, textOf } from "../raw.ts";
import { cannotRead, leftAlone, type Read, type Surroundings } from "./reading.ts";
import { timeOf } from "../time.ts";

/** `played` is what a voice message's `read` is called. */
const STATUSES: Record<string, MessageStatus> = {
  sent: "sent",
  delivered: "delivered",
  read: "read",
  played: "read",
  failed: "failed",
};

/** A customer has deleted what they had sent. Source: WhatsApp Business Platform, Webhooks, message status. */
const DELETED = "deleted";

/** A report of `value.statuses`. */
export const statusOf = (raw: unknown, around: Surroundings): Read => {
  const report = recordOf(raw);
  const providerId = idOf(report?.id);
  const said = textOf(report?.status);
  const name = said?.toLowerCase() ?? null;
  if (!report || name === null) return cannotRead("status: says nothing");
  if (report.type === "payment")
    return { is: "event", event: { name: "payment", detail: detailOf(report), connection: null } };
  if (providerId === null) return cannotRead("status: of no message");
  if (name === DELETED)
    return { is: "revocation", revocation: { providerId, at: timeOf(report.timestamp, around.time) } };
  const status = Object.hasOwn(STATUSES, name) ? STATUSES[name] : undefined;
  if (!status) return leftAlone("status", (said ?? "").slice(0, 40));
  return {
    is: "status",
    status: {
      providerId,
      messageId: messageIdOf(report),
      status,
      failure: status === "failed" ? failureOf(listOf(report.errors)[0] ?? report.error) : null,
      pricing: pricingOf(report),
    },
  };
};

/** Our own id, where the provider tells us what we told it. */
export const messageIdOf = ({ biz_opaque_callback_data: told }: Raw): string | null => (v.is(Id, told) ? told : null);

/** The older payloads tell the category as the conversation's origin. Source: Webhooks reference, statuses. */
const pricingOf = (report: Raw): Pricing | null => {
  const pricing = recordOf(report.pricing);
  const category = textOf(pricing?.category, 100) ?? textOf(recordOf(recordOf(report.conversation)?.origin)?.type, 100);
  const model = textOf(pricing?.pricing_model, 100);
  const isBillable = typeof pricing?.billable === "boolean" ? pricing.billable : null;
  return category === null && model === null && isBillable === null ? null : { category, model, isBillable };
};
