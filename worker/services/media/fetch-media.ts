import {
  condemn,
  deleteMedia,
  endFetching,
  isMediaKnown,
  type LeasedMedia,
  leaseMedia,
  moveDue,
} from "../../store/media.ts";
import type { FetchTools } from "../tools.ts";
import { download, DOWNLOAD_MS, failed } from "./download.ts";
import { keyOf } from "./file.ts";

const LEASE_MS = 2 * DOWNLOAD_MS;

const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 3_600_000;

/** After how many attempts a file that the provider does not give counts as failed: some two hours. */
const MAX_ATTEMPTS = 8;

/** Does what is due with a file: fetches it from the provider, or removes it. A repeat is harmless. */
export const fetchMedia = async (tools: FetchTools, mediaId: string): Promise<void> => {
  const now = tools.now();
  const leased = await leaseMedia(tools.d1, mediaId, { now, endsAt: now + LEASE_MS });
  if (leased) await DUTIES[dutyOf(leased)](tools, leased);
};

type Duty = "remove" | "leave" | "forget" | "fetch";

/** What is due with a file, by the first row that fits. */
const dutyOf = ({ isRevoked, messageId, state, isBlocked, attempts }: LeasedMedia): Duty => {
  if (isRevoked || messageId === null) return "remove";
  if (state !== "waiting") return "leave";
  if (isBlocked || attempts > MAX_ATTEMPTS) return "forget";
  return "fetch";
};

const DUTIES: Record<Duty, (tools: FetchTools, leased: LeasedMedia) => Promise<unknown>> = {
  /** Its message was taken back, or it was uploaded and never sent. Until its row is gone, this can be begun again. */
  async remove(tools, { id }) {
    if (!(await condemn(tools.d1, id))) return;
    await tools.media.delete(keyOf(id));
    await deleteMedia(tools.d1, id);
  },

  /** An upload that was sent. */
  leave: (tools, leased) => moveDue(tools.d1, leased, null),

  forget: (tools, leased) => end(tools, leased, failed(leased.media, "unavailable")),

  async fetch(tools, leased) {
    const result = await download(tools, leased);
    if (result !== "later") return end(tools, leased, result);
    if (leased.attempts >= MAX_ATTEMPTS) return end(tools, leased, failed(leased.media, "unavailable"));
    const delayMs = waitMs(leased.attempts, tools.random());
    await moveDue(tools.d1, leased, tools.now() + delayMs);
    tools.wakeMedia([leased.id], delayMs);
  },
};

const end = async (tools: FetchTools, leased: LeasedMedia, media: LeasedMedia["media"]): Promise<void> => {
  const rows = await endFetching(tools.d1, leased, media, tools.now());
  if (rows) return tools.tell(rows);
  if (media.state === "ready") await discard(tools, leased);
};

/**
 * The sender is blocked by now, or there is no such message any more. Where a later lease looks after the file, its bytes
 * stay; where the message was taken back, the removal is due.
 */
const discard = async (tools: FetchTools, leased: LeasedMedia): Promise<void> => {
  const rows = await endFetching(tools.d1, leased, failed(leased.media, "unavailable"), tools.now());
  if (rows || !(await isMediaKnown(tools.d1, leased.id))) await tools.media.delete(keyOf(leased.id));
  if (rows) tools.tell(rows);
  else tools.wakeMedia([leased.id]);
};

/** After the given attempt (from 1), in milliseconds: fourfold each time, with jitter from `random` in [0, 1). */
const waitMs = (attempt: number, random: number): number => {
  const full = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 4 ** (attempt - 1));
  return Math.round(full / 2 + (full / 2) * random);
};
