import type { Id } from "#shared/ids.ts";
import { mediaOf } from "#shared/model/media.ts";
import type { Message } from "#shared/model/message.ts";

/** The file that a message had and has no more: its sender may have taken it back. Null when there is none. */
export const lostFile = (was: Message | undefined, is: Message): Id | null => {
  const lost = mediaOf(was?.content ?? null)?.id ?? null;
  return lost === mediaOf(is.content)?.id ? null : lost;
};
