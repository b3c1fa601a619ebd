import type { InboundMessage } from "../../channels/port.ts";

/** Whose webhook it is: the company and its channel. */
export type Receiver = { companyId: string; channelId: string; defaultTeamId: string };

/** A customer's message on its way into the database: with an id of ours, and a hash of the provider's. */
export type IncomingRow = Omit<InboundMessage, "name"> & { id: string; hash: string; name: string | null };
