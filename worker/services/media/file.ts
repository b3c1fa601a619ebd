import type { MediaTools } from "../tools.ts";
import { sign } from "./signature.ts";

/** How long a provider may take to fetch a file, in milliseconds. */
const PROVIDER_MS = 3_600_000;

/** Where the bytes of a medium are in R2. */
export const keyOf = (mediaId: string): string => `media/${mediaId}`;

/** The bytes are not there any more. */
export class MediaGone extends Error {}

/** @throws {MediaGone} */
export const fileOf = async ({ media }: Pick<MediaTools, "media">, mediaId: string): Promise<ArrayBuffer> => {
  const object = await media.get(keyOf(mediaId));
  if (!object) throw new MediaGone(mediaId);
  return object.arrayBuffer();
};

/** An address from which a provider can fetch the file itself within an hour: the signature alone opens it. */
export const publicUrl = async (
  { publicUrl: base, mediaSecret, shard }: Pick<MediaTools, "publicUrl" | "mediaSecret" | "shard">,
  mediaId: string,
  now: number,
): Promise<string> => {
  const expires = now + PROVIDER_MS;
  const signature = sign(mediaSecret, { mediaId, holder: "provider", expires });
  return `${base}/media/${mediaId}?expires=${expires}&signature=${signature}&shard=${shard}`;
};
