import type { Edit, Revocation } from "../channels/port.ts";
import type { StoredChannel } from "../store/channels.ts";
import { type Amending, amendMessage, filesToRevoke, partsOf } from "../store/amendments.ts";
import { amendedPreview, REVOKED_PREVIEW } from "./amend.ts";
import { hashOf } from "./hash-of.ts";
import { storable } from "./storable.ts";
import type { WebhookTools } from "./tools.ts";

/** Applies what senders have changed about their messages, whether those have come or not. */
export const receiveEdits = async (tools: WebhookTools, channel: StoredChannel, edits: readonly Edit[]) => {
  for (const { providerId, text, content, at } of edits.map(storable)) {
    const ownHash = hashOf(`edit ${at} ${providerId}`);
    const preview = amendedPreview(text);
    await apply(tools, channel, {
      is: "edit",
      providerId,
      hash: hashOf(providerId),
      ownHash,
      preview,
      at,
      text,
      content,
    });
  }
};

/** Takes back what senders have taken back: nothing of it is kept, its file neither. */
export const receiveRevocations = async (
  tools: WebhookTools,
  channel: StoredChannel,
  revocations: readonly Revocation[],
) => {
  for (const { providerId: whole, at } of revocations) {
    for (const providerId of await partsOf(tools.d1, channel.id, whole)) {
      const ownHash = hashOf(`revocation ${providerId}`);
      const amending = { providerId, hash: hashOf(providerId), ownHash, preview: REVOKED_PREVIEW, at };
      await apply(tools, channel, { is: "revocation", ...amending });
    }
  }
};

const apply = async (tools: WebhookTools, channel: StoredChannel, amending: Amending): Promise<void> => {
  const { d1, newId, now, tell } = tools;
  // Before their rows are gone, so that none is left behind when this ends half-way; and after, if one came meanwhile.
  if (amending.is === "revocation") await deleteFiles(tools, await filesToRevoke(d1, channel.id, amending));
  // A clock that runs ahead of ours counts as ours, as does a time that was not told.
  const at = Math.min(amending.at, now());
  const { rows, files } = await amendMessage(d1, channel.id, { ...amending, at }, { batchId: newId(), now: now() });
  tell(rows);
  await deleteFiles(tools, files);
};

const deleteFiles = async ({ media }: WebhookTools, ids: readonly string[]): Promise<void> => {
  if (ids.length > 0) await media.delete(ids.map((it) => `media/${it}`));
};
