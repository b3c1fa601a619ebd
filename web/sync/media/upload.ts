import * as v from "valibot";
import type { ErrorCode } from "#shared/errors.ts";
import type { Id } from "#shared/ids.ts";
import type { Media } from "#shared/model/media.ts";
import { UploadAnswer } from "#shared/protocol/api.ts";
import { codeOf } from "../http.ts";
import type { Network } from "../ports.ts";

/** What is known of a file besides its bytes. */
export type FileFacts = { isVoice?: boolean; seconds?: number; waveform?: number[] };

export type Uploaded = { ok: true; media: Media } | { ok: false; code: ErrorCode | "offline" };

/** Uploads a file into a conversation. `onProgress` hears fractions from 0 to 1. Offline, too, is what was aborted. */
export const uploadFile = async (
  upload: Network["upload"],
  conversationId: Id,
  file: File,
  { isVoice = false, seconds, waveform }: FileFacts,
  signal: AbortSignal,
  onProgress: (fraction: number) => void,
): Promise<Uploaded> => {
  const reply = await upload({
    path: `/api/conversations/${conversationId}/media`,
    headers: {
      "content-type": file.type || "application/octet-stream",
      "x-file-name": encodeURIComponent(file.name.toWellFormed()),
      ...(isVoice ? { "x-voice": "1" } : {}),
      ...(seconds === undefined ? {} : { "x-seconds": String(seconds) }),
      ...(waveform === undefined ? {} : { "x-waveform": JSON.stringify(waveform) }),
    },
    body: file,
    signal,
    onProgress,
  });
  if (!reply) return { ok: false, code: "offline" };
  const answer = v.safeParse(UploadAnswer, reply.body);
  if (answer.success) return { ok: true, media: answer.output.media };
  return { ok: false, code: codeOf(reply.status, reply.body) };
};
