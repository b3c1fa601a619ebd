import * as v from "valibot";
import type { Parsed } from "../port.ts";
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
export const parse = (body: unknown): Parsed[] => {
  const parsed = v.safeParse(Body, body);
  if (!parsed.success) return [{ ...emptyPart(null, null), broken: [{ error: reasonOf(parsed.issues), body }] }];
  return parsed.output.entry.flatMap(parseEntry);
};

const parseEntry = (raw: unknown): Parsed[] => {
  const parsed = v.safeParse(Entry, raw);
  if (!parsed.success) {
    const broken = [{ error: `entry: ${reasonOf(parsed.issues)}`, body: { object: OBJECT, entry: [raw] } }];
    return [{ ...emptyPart(null, null), broken }];
  }
  const { id = null, changes } = parsed.output;
  return changes.map((change) => parseChange(id, change));
};

const Change = v.looseObject({ field: v.optional(v.string()), value: v.unknown() });

const parseChange = (accountId: string | null, change: unknown): Parsed => {
  const outer = v.safeParse(Change, change);
  if (!outer.success) return brokenPart(accountId, reasonOf(outer.issues), change);
  const { field = "messages", value } = outer.output;
  const inner = v.safeParse(Value, value);
  if (field !== "messages") {
    const externalId = inner.success ? (inner.output.metadata?.phone_number_id ?? null) : null;
    return { ...emptyPart(externalId, accountId), ignored: [field] };
  }
  if (!inner.success) return brokenPart(accountId, reasonOf(inner.issues), change);
  if (!inner.output.metadata) return brokenPart(accountId, "value.metadata: no phone_number_id", change);
  return parseMessages(inner.output.metadata.phone_number_id, accountId, inner.output);
};

const parseMessages = (externalId: string, accountId: string | null, value: Value): Parsed => {
  const part = emptyPart(externalId, accountId);
  const broken = (error: string, rest: object) =>
    part.broken.push({
      error,
      body: bodyOf(accountId, { field: "messages", value: { metadata: value.metadata, ...rest } }),
    });
  for (const message of value.messages ?? []) {
    const read = inboundOf(message, value.contacts ?? [], accountId ?? "");
    if ("message" in read) part.messages.push(read.message);
    else if ("move" in read) part.moves.push(read.move);
    else if ("ignored" in read) part.ignored.push(read.ignored);
    else broken(read.error, { messages: [message], contacts: value.contacts });
  }
  for (const status of value.statuses ?? []) {
    const read = statusOf(status);
    if ("status" in read) part.statuses.push(read.status);
    else if ("ignored" in read) part.ignored.push(read.ignored);
    else broken(read.error, { statuses: [status] });
  }
  if (!value.messages && !value.statuses) part.ignored.push("messages:empty");
  return part;
};

const emptyPart = (externalId: string | null, accountId: string | null): Parsed => ({
  externalId,
  accountId,
  messages: [],
  statuses: [],
  moves: [],
  ignored: [],
  broken: [],
});

const brokenPart = (accountId: string | null, error: string, change: unknown): Parsed => ({
  ...emptyPart(null, accountId),
  broken: [{ error, body: bodyOf(accountId, change) }],
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
