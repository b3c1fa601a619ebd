import * as v from "valibot";
import type { Media } from "#shared/model/media.ts";
import type { ChannelAddress, Credentials, SendResult } from "../port.ts";
import { askGraph, type Graph } from "../meta/graph.ts";
import { refusalOf } from "../meta/refusal.ts";
import { noAnswer } from "../no-answer.ts";

const Uploaded = v.looseObject({ id: v.pipe(v.string(), v.minLength(1)) });

export type OutgoingFile = { media: Media; file: () => Promise<ArrayBuffer> };

/**
 * Gives a file to the Cloud API, which answers with its id; or says what becomes of the message without it. Nothing was
 * sent yet, so its fate is never unknown. Source: Cloud API reference, Media.
 */
export const uploadTo = async (
  graph: Graph,
  { media, file }: OutgoingFile,
  { externalId }: ChannelAddress,
  credentials: Credentials,
): Promise<{ id: string } | SendResult> => {
  const later = (failure: { code: string; reason: string }, retryAfterMs: number | null = null) =>
    ({ result: "later", failure, retryAfterMs }) as const;
  const bytes = await file().catch(() => null);
  if (!bytes) return later({ code: "media_gone", reason: "" });
  const form = new FormData();
  const mime = media.mime ?? "application/octet-stream";
  form.set("messaging_product", "whatsapp");
  form.set("type", mime);
  form.set("file", new File([bytes], media.name ?? media.kind, { type: mime }));
  try {
    const answer = await askGraph(graph, {
      method: "POST",
      path: `${externalId}/media`,
      token: credentials.accessToken,
      body: form,
    });
    const uploaded = v.safeParse(Uploaded, answer.body);
    if (answer.ok)
      return uploaded.success ? { id: uploaded.output.id } : later({ code: "unreadable_answer", reason: "" });
    const { failure, isWorthRetrying } = refusalOf(answer, credentials);
    return isWorthRetrying ? later(failure, answer.retryAfterMs) : { result: "rejected", failure };
  } catch (error) {
    return later(noAnswer(error));
  }
};
