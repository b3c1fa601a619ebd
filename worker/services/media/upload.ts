import { type Media, MAX_MEDIA_BYTES } from "#shared/model/media.ts";
import { may } from "#shared/policy/permissions.ts";
import type { Viewer } from "#shared/policy/viewer.ts";
import { Refused } from "../../refused.ts";
import { deleteMedia, endUpload, insertUpload } from "../../store/media.ts";
import { seeConversation } from "../see-conversation.ts";
import type { MediaTools, Tools } from "../tools.ts";
import { keyOf } from "./file.ts";
import { cutName } from "./file-name.ts";
import { kindFor } from "./judge.ts";
import { peek, storeFile, TooLarge } from "./store-file.ts";

/** How long a file waits to be sent, in milliseconds. */
const UNSENT_MS = 24 * 3_600_000;

/** A file and what its uploader says of it. */
export type Upload = {
  body: ReadableStream<Uint8Array> | null;
  mime: string | null;
  name: string | null;
  isVoice: boolean;
  seconds: number | null;
  waveform: number[] | null;
};

type UploadTools = Pick<Tools, "d1" | "now" | "newId"> & Pick<MediaTools, "media">;

/**
 * Keeps a file that the viewer wants to send in the conversation. @throws {Refused} `not_found`, `forbidden`, `not_open`,
 * `contact_blocked`, `media_refused` (a type that the channel does not take, a recording that is no sound), `too_large`
 */
export const upload = async (
  tools: UploadTools,
  viewer: Viewer,
  conversationId: string,
  { body, mime: said, name, isVoice, seconds, waveform }: Upload,
): Promise<Media> => {
  const channel = await channelToSendIn(tools, viewer, conversationId);
  if (!body) throw new Refused("media_refused");
  const { head, rest, cancel } = await peek(body);
  const found = kindFor(channel, head, said);
  if (!found || (isVoice && found.kind !== "audio")) {
    await cancel();
    throw new Refused("media_refused");
  }
  const media: Media = {
    id: tools.newId(),
    kind: found.kind,
    state: "waiting",
    problem: null,
    mime: found.mime,
    name: cutName(name),
    bytes: null,
    isVoice,
    isAnimated: found.mime === "image/gif",
    seconds,
    waveform,
  };
  const now = tools.now();
  // Before its bytes: what breaks off in between is removed by the job that looks after its row.
  await insertUpload(tools.d1, {
    media,
    conversationId,
    companyId: viewer.companyId,
    userId: viewer.userId,
    dueAt: now + UNSENT_MS,
    now,
  });
  const bytes = await storeOrForget(tools, media, rest);
  const ready: Media = { ...media, state: "ready", bytes };
  await endUpload(tools.d1, ready);
  return ready;
};

const channelToSendIn = async (tools: UploadTools, viewer: Viewer, conversationId: string) => {
  const seen = await seeConversation(tools, viewer, conversationId);
  if (!seen) throw new Refused("not_found");
  const { team, attendant, state, contact, channel } = seen.conversation;
  if (!may(viewer, "conversation.send", { teamId: team.id, attendantId: attendant?.id ?? null })) {
    throw new Refused("forbidden");
  }
  if (state !== "open") throw new Refused("not_open");
  if (contact.blockedAt !== null) throw new Refused("contact_blocked");
  return channel;
};

const storeOrForget = async (
  { d1, media: bucket }: UploadTools,
  { id, kind }: Media,
  rest: AsyncIterable<Uint8Array>,
): Promise<number> => {
  try {
    return await storeFile(bucket, keyOf(id), rest, MAX_MEDIA_BYTES[kind]);
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error;
    await deleteMedia(d1, id);
    throw new Refused("too_large");
  }
};
