import type { Media, MediaProblem } from "#shared/model/media.ts";
import { MAX_MEDIA_BYTES } from "#shared/model/media.ts";
import { openCredentials } from "../../channels/credentials.ts";
import type { FetchedMedia } from "../../channels/port.ts";
import { logTrouble } from "../../logs/log.ts";
import { channelById } from "../../store/channels.ts";
import type { LeasedMedia } from "../../store/media.ts";
import type { FetchTools } from "../tools.ts";
import { keyOf } from "./file.ts";
import { cutName } from "./file-name.ts";
import { typeAs } from "./judge.ts";
import { peek, storeFile, TooLarge } from "./store-file.ts";

/** How long a download may take, in milliseconds; a lease outlives it. */
export const DOWNLOAD_MS = 5 * 60_000;

/** What became of a file; `later` is worth another try. */
export type Downloaded = Media | "later";

/** Asks the provider for the file and puts it into R2. What the provider says of it is believed only where its bytes agree. */
export const download = async (tools: FetchTools, leased: LeasedMedia): Promise<Downloaded> => {
  const { media, source, channel } = leased;
  const stored = await channelById(tools.d1, channel.kind, channel.id);
  const adapter = stored && tools.adapters[stored.kind];
  if (!stored || !adapter || !source) return failed(media, "unavailable");
  const credentials = await openCredentials(stored.credentials, tools.credentialsKey);
  const answer = await adapter.fetchMedia(source, stored, credentials);
  if (answer.result === "later") return "later";
  return answer.result === "gone" ? failed(media, "gone") : take(tools, media, answer);
};

const take = async (
  tools: FetchTools,
  media: Media,
  answer: FetchedMedia & { result: "fetched" },
): Promise<Downloaded> => {
  try {
    const { head, rest, cancel } = await peek(answer.body, AbortSignal.timeout(DOWNLOAD_MS));
    const mime = typeAs(media.kind, head, answer.mime ?? media.mime);
    if (mime === null) {
      await cancel();
      return refused(media, "type_refused");
    }
    const bytes = await storeFile(tools.media, keyOf(media.id), rest, MAX_MEDIA_BYTES[media.kind]);
    return { ...media, state: "ready", problem: null, mime, bytes, name: cutName(media.name ?? answer.name) };
  } catch (error) {
    if (error instanceof TooLarge) return refused(media, "too_large");
    // The connection broke, or was too slow.
    logTrouble({ event: "media_trouble", media: media.id }, error);
    return "later";
  }
};

export const failed = (media: Media, problem: MediaProblem): Media => ({ ...media, state: "failed", problem });

const refused = (media: Media, problem: MediaProblem): Media => ({ ...media, state: "refused", problem });
