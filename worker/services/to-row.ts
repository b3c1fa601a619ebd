import type { Media } from "#shared/model/media.ts";
import type { Echo, InboundMessage, MediaSource } from "../channels/port.ts";
import type { AsRow } from "../store/inbound/incoming.ts";
import { hashOf } from "./hash-of.ts";
import { storable } from "./storable.ts";
import type { Tools } from "./tools.ts";

/**
 * What was said, as it is stored. Providers tell the second: within it the arrival decides, so that an answer given in that
 * very second stays above what the customer wrote after it; and a clock that runs ahead of ours counts as ours.
 */
export const toRow = <Said extends InboundMessage | Echo>({ newId, now }: Tools, raw: Said): AsRow<Said> => {
  const { media: file, ...said } = storable(raw);
  const media = file && mediumOf(file, newId());
  return {
    ...said,
    at: Math.min(said.at + 999, now()),
    id: newId(),
    hash: hashOf(said.providerId),
    content: media ? { ...said.content, media } : said.content,
    media,
    source: file?.ref ?? null,
    editedAt: null,
    revokedAt: null,
  };
};

const mediumOf = ({ kind, mime, name, isVoice, isAnimated, seconds }: MediaSource, id: string): Media => ({
  id,
  kind,
  state: "waiting",
  problem: null,
  mime,
  name,
  bytes: null,
  isVoice,
  isAnimated,
  seconds,
  waveform: null,
});
