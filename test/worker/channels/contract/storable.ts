import { expect } from "vitest";
import * as v from "valibot";
import { MessageKind } from "#shared/model/message.ts";
import { MediaKind } from "#shared/model/media.ts";
import { MessageStatus } from "#shared/model/message-status.ts";
import { TemplateCategory, TemplateStatus } from "#shared/model/template.ts";
import type { Item } from "../../../../worker/channels/port.ts";

const Text = v.pipe(
  v.string(),
  v.check((it) => it.isWellFormed(), "half a character"),
);
const Id = v.pipe(Text, v.minLength(1), v.maxLength(1_000));
const Time = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(8.64e15));
const Detail = v.record(v.string(), v.unknown());
const Identity = v.strictObject({
  kind: v.picklist(["phone", "bsuid", "instagram", "messenger", "zapi"]),
  scope: Text,
  externalId: Id,
  address: Id,
});
const Identities = v.pipe(v.array(Identity), v.minLength(1));
const Failure = v.strictObject({ code: Id, reason: v.pipe(Text, v.maxLength(1_000)) });
const Connection = v.nullable(v.strictObject({ isConnected: v.boolean(), reason: v.nullable(Text) }));

const said = {
  providerId: Id,
  identities: Identities,
  name: v.nullable(v.pipe(Text, v.minLength(1), v.maxLength(500))),
  at: Time,
  kind: MessageKind,
  text: v.nullable(v.pipe(Text, v.minLength(1))),
  content: v.nullable(Detail),
  preview: v.pipe(Text, v.minLength(1), v.maxLength(140)),
  media: v.nullable(
    v.strictObject({
      kind: MediaKind,
      ref: v.union([v.strictObject({ id: Id }), v.strictObject({ url: v.pipe(Text, v.minLength(1)) })]),
      mime: v.nullable(Text),
      name: v.nullable(Text),
      isVoice: v.boolean(),
      isAnimated: v.boolean(),
      seconds: v.nullable(v.pipe(v.number(), v.finite(), v.minValue(0))),
    }),
  ),
  quotes: v.nullable(Id),
};

const Origin = v.strictObject({
  source: v.picklist(["ad", "post", "link", "unknown"]),
  id: v.nullable(Text),
  title: v.nullable(Text),
  url: v.nullable(Text),
  detail: Detail,
});

/** What can be stored as it stands: an item that is not would break the batch that others are in. */
const Storable: { [Is in Item["is"]]: v.GenericSchema } = {
  message: v.looseObject({ message: v.strictObject({ ...said, origin: v.nullable(Origin) }) }),
  echo: v.looseObject({ echo: v.strictObject({ ...said, messageId: v.nullable(Id) }) }),
  status: v.looseObject({
    status: v.strictObject({
      providerId: Id,
      messageId: v.nullable(Id),
      status: MessageStatus,
      failure: v.nullable(Failure),
      pricing: v.nullable(
        v.strictObject({
          category: v.nullable(Text),
          model: v.nullable(Text),
          isBillable: v.nullable(v.boolean()),
        }),
      ),
    }),
  }),
  watermark: v.looseObject({
    watermark: v.strictObject({ identity: Identity, status: v.picklist(["delivered", "read"]), upTo: Time }),
  }),
  edit: v.looseObject({
    edit: v.strictObject({ providerId: Id, text: v.nullable(Text), content: v.nullable(Detail), at: Time }),
  }),
  revocation: v.looseObject({ revocation: v.strictObject({ providerId: Id, at: Time }) }),
  move: v.looseObject({ move: v.strictObject({ from: Identity, to: Identity }) }),
  preference: v.looseObject({
    preference: v.strictObject({ identities: Identities, isStopped: v.boolean(), at: Time }),
  }),
  template: v.looseObject({
    template: v.strictObject({
      name: Id,
      language: Id,
      status: v.nullable(TemplateStatus),
      category: v.nullable(TemplateCategory),
      quality: v.nullable(Text),
      reason: v.nullable(Text),
    }),
  }),
  event: v.looseObject({ event: v.strictObject({ name: Id, detail: Detail, connection: Connection }) }),
  ignored: v.looseObject({ name: v.pipe(Id, v.maxLength(100)) }),
  broken: v.looseObject({ error: v.pipe(Text, v.minLength(1), v.maxLength(1_000)), body: v.unknown() }),
};

export const expectStorable = (item: Item): void => {
  const { success, issues } = v.safeParse(Storable[item.is], item);
  const wrong = success ? [] : issues.map((it) => `${v.getDotPath(it)}: ${it.message} in ${JSON.stringify(item)}`);
  expect(wrong).toEqual([]);
};
