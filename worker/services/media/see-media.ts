import type { Media } from "#shared/model/media.ts";
import { audienceOf } from "#shared/model/conversation.ts";
import { explain } from "#shared/policy/sight.ts";
import type { Viewer } from "#shared/policy/viewer.ts";
import { Refused } from "../../refused.ts";
import { conversationsByIds } from "../../store/conversations.ts";
import { keptMedia, keptMediaById, type KeptMedia } from "../../store/media.ts";
import type { MediaTools, Tools } from "../tools.ts";
import { isGranted, sign } from "./signature.ts";

/** How long an address is good for, in milliseconds: a file is asked for when it is shown. */
const ADDRESS_MS = 5 * 60_000;

type SeeTools = Pick<Tools, "d1" | "now"> & Pick<MediaTools, "mediaSecret">;

/** What the address of a file says besides its id. */
export type Signed = { expires: number; signature: string };

/** Addresses of those of these files that the viewer may see now, by id; each is theirs alone. */
export const linkMedia = async (
  tools: SeeTools,
  viewer: Viewer,
  ids: readonly string[],
): Promise<Record<string, string>> => {
  const expires = tools.now() + ADDRESS_MS;
  const linkOf = (mediaId: string): string => {
    const signature = sign(tools.mediaSecret, { mediaId, holder: { userId: viewer.userId }, expires });
    return `/api/media/${mediaId}?expires=${expires}&signature=${signature}`;
  };
  return Object.fromEntries((await visible(tools, viewer, ids)).map(({ media: { id } }) => [id, linkOf(id)]));
};

/**
 * The file, for who shows an address that was made for them. @throws {Refused} `forbidden` when it was not, or has expired;
 * `not_found` when they do not see the conversation now, or the file is there no more
 */
export const seeMedia = async (
  tools: SeeTools,
  viewer: Viewer,
  mediaId: string,
  { expires, signature }: Signed,
): Promise<Media> => {
  const grant = { mediaId, holder: { userId: viewer.userId }, expires };
  if (!isGranted(tools.mediaSecret, grant, signature, tools.now())) throw new Refused("forbidden");
  const [found] = await visible(tools, viewer, [mediaId]);
  if (!found) throw new Refused("not_found");
  return found.media;
};

/** The file, for a provider that was given its address. @throws {Refused} `forbidden`, `not_found` */
export const giveMedia = async (tools: SeeTools, mediaId: string, { expires, signature }: Signed): Promise<Media> => {
  const grant = { mediaId, holder: "provider", expires } as const;
  if (!isGranted(tools.mediaSecret, grant, signature, tools.now())) throw new Refused("forbidden");
  const found = await keptMediaById(tools.d1, mediaId);
  if (!found) throw new Refused("not_found");
  return found.media;
};

const visible = async ({ d1 }: SeeTools, viewer: Viewer, ids: readonly string[]): Promise<KeptMedia[]> => {
  const kept = await keptMedia(d1, viewer.companyId, ids);
  const conversations = await conversationsByIds(
    d1,
    viewer.companyId,
    kept.map((it) => it.conversationId),
  );
  const seen = new Set(
    conversations
      .filter(({ conversation, access }) => explain(viewer, { ...audienceOf(conversation), access }).sight !== null)
      .map(({ conversation }) => conversation.id),
  );
  return kept.filter((it) => seen.has(it.conversationId) && (it.messageId !== null || it.uploadedBy === viewer.userId));
};
