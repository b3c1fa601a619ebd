import * as v from "valibot";

export const ChannelKind = v.picklist(["whatsapp", "zapi", "instagram", "messenger"]);
export type ChannelKind = v.InferOutput<typeof ChannelKind>;

/** A channel's id is chosen by whoever connects it, since it stands in the webhook's address. */
export const ChannelId = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,62}$/));

export const Channel = v.object({ id: ChannelId, kind: ChannelKind, name: v.string(), defaultTeamId: v.string() });
export type Channel = v.InferOutput<typeof Channel>;
