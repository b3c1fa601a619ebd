import * as v from "valibot";
import { Id } from "#shared/ids.ts";
import type { MessageStatus } from "#shared/model/message-status.ts";
import { failureOf } from "../meta/failure.ts";
import type { Item } from "../port.ts";

/** Far above any id of Meta's: what is longer would crowd out the rest of a batch. */
const MAX_ID = 1_000;

const RawStatus = v.looseObject({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_ID)),
  status: v.string(),
  biz_opaque_callback_data: v.optional(v.unknown()),
  errors: v.optional(v.array(v.unknown())),
});

/** `played` is what a voice message's `read` is called. */
const STATUSES: Record<string, MessageStatus> = {
  sent: "sent",
  delivered: "delivered",
  read: "read",
  played: "read",
  failed: "failed",
};

export const statusOf = (raw: unknown): Item | { is: "error"; error: string } => {
  const parsed = v.safeParse(RawStatus, raw);
  if (!parsed.success) return { is: "error", error: `status: ${parsed.issues[0].message}` };
  const { id, status: name, biz_opaque_callback_data: echoed, errors = [] } = parsed.output;
  const status = Object.hasOwn(STATUSES, name) ? STATUSES[name] : undefined;
  if (!status) return { is: "ignored", name: `status:${name.slice(0, 40)}` };
  return {
    is: "status",
    status: {
      providerId: id,
      messageId: v.is(Id, echoed) ? echoed : null,
      status,
      failure: status === "failed" ? failureOf(errors[0]) : null,
      pricing: null,
    },
  };
};
