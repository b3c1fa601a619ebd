import type { Media } from "#shared/model/media.ts";
import type { Echo, InboundMessage, MediaSource } from "../../channels/port.ts";

/** Whose webhook it is: the company and its channel. */
export type Receiver = { companyId: string; channelId: string; defaultTeamId: string };

/**
 * Something that was said on its way into the database: with an id of ours, a hash of the provider's, and the medium that
 * its content has, with where it is to be had from.
 */
export type AsRow<Said> = Omit<Said, "media"> & {
  id: string;
  hash: string;
  media: Media | null;
  source: MediaSource["ref"] | null;
  editedAt: number | null;
  revokedAt: number | null;
};

/** A customer's message. */
export type IncomingRow = AsRow<InboundMessage>;

/** The company's own words, written elsewhere. */
export type EchoRow = AsRow<Echo>;

/** What became of a message before it came. Times are epoch milliseconds, as the provider tells them. */
export type Amendment = {
  text: string | null;
  content: Record<string, unknown> | null;
  editedAt: number | null;
  revokedAt: number | null;
};
