import * as v from "valibot";
import type { Item, Part } from "../port.ts";
import { inboundOf } from "./message.ts";
import { statusOf } from "./status.ts";

const Items = v.array(v.unknown());

const Value = v.looseObject({
  metadata: v.optional(v.looseObject({ phone_number_id: v.string() })),
  contacts: v.optional(Items),
  messages: v.optional(Items),
  statuses: v.optional(Items),
});
type Value = v.InferOutput<typeof Value>;

const OBJECT = "whatsapp_business_account";

const Body = v.looseObject({
  object: v.literal(OBJECT),
  entry: Items,
});

const Entry = v.looseObject({ id: v.optional(v.string()), changes: Items });

/** Every entry, change, message and status of a Cloud API webhook. Source: WhatsApp Cloud API, Webhooks reference. */
export const parse = (body: unknown): Part[] => {
  const parsed = v.safeParse(Body, body);
  if (!parsed.success) return [brokenPart(null, reasonOf(parsed.issues), body)];
  return parsed.output.entry.flatMap(parseEntry);
};

const parseEntry = (raw: unknown): Part[] => {
  const parsed = v.safeParse(Entry, raw);
  if (!parsed.success) {
    return [brokenPart(null, `entry: ${reasonOf(parsed.issues)}`, { object: OBJECT, entry: [raw] })];
  }
  const { id = null, changes } = parsed.output;
  return changes.map((change) => parseChange(id, change));
};

const Change = v.looseObject({ field: v.optional(v.string()), value: v.unknown() });

const parseChange = (accountId: string | null, change: unknown): Part => {
  const outer = v.safeParse(Change, change);
  if (!outer.success) return brokenPart(accountId, reasonOf(outer.issues), bodyOf(accountId, change));
  const { field = "messages", value } = outer.output;
  const inner = v.safeParse(Value, value);
  if (field !== "messages") {
    const externalId = inner.success ? (inner.output.metadata?.phone_number_id ?? null) : null;
    return { externalId, accountId, items: [{ is: "ignored", name: field }] };
  }
  if (!inner.success) return brokenPart(accountId, reasonOf(inner.issues), bodyOf(accountId, change));
  if (!inner.output.metadata) {
    return brokenPart(accountId, "value.metadata: no phone_number_id", bodyOf(accountId, change));
  }
  return parseMessages(inner.output.metadata.phone_number_id, accountId, inner.output);
};

const parseMessages = (externalId: string, accountId: string | null, value: Value): Part => {
  const items: Item[] = [];
  const take = (read: Item | { is: "error"; error: string }, rest: object) =>
    items.push(
      read.is === "error"
        ? {
            is: "broken",
            error: read.error,
            body: bodyOf(accountId, { field: "messages", value: { metadata: value.metadata, ...rest } }),
          }
        : read,
    );
  for (const message of value.messages ?? []) {
    const read = inboundOf(message, value.contacts ?? [], accountId ?? "");
    take(read, { messages: [message], contacts: value.contacts });
  }
  for (const status of value.statuses ?? []) take(statusOf(status), { statuses: [status] });
  if (!value.messages && !value.statuses) items.push({ is: "ignored", name: "messages:empty" });
  return { externalId, accountId, items };
};

const brokenPart = (accountId: string | null, error: string, body: unknown): Part => ({
  externalId: null,
  accountId,
  items: [{ is: "broken", error, body }],
});

/** A piece keeps the shape of a whole body, so that it can be parsed again when it is replayed. */
const bodyOf = (accountId: string | null, change: unknown) => ({
  object: OBJECT,
  entry: [{ ...(accountId ? { id: accountId } : {}), changes: [change] }],
});

const reasonOf = (issues: readonly v.BaseIssue<unknown>[]): string =>
  issues
    .map((it) => `${v.getDotPath(it) ?? "body"}: ${it.message}`)
    .slice(0, 3)
    .join("; ");
