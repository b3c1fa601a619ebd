import type { MediaWake } from "../env.ts";
import { logTrouble } from "../logs/log.ts";
import { fetchMedia } from "../services/media/fetch-media.ts";
import type { FetchTools } from "../services/tools.ts";

/** Wake-ups, perhaps repeated, for files with which something is due. */
export const fetchWoken = async (tools: FetchTools, messages: readonly Message<MediaWake>[]): Promise<void> => {
  await Promise.all(
    messages.map(async (it) => {
      try {
        await fetchMedia(tools, it.body.mediaId);
        it.ack();
      } catch (error) {
        logTrouble({ event: "media_trouble", media: it.body.mediaId }, error);
        it.retry();
      }
    }),
  );
};
