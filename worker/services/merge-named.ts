import type { Identity } from "../channels/port.ts";
import type { Receiver } from "../store/inbound/incoming.ts";
import { knownBy } from "../store/inbound/known.ts";
import { writeMerge } from "../store/inbound/merge.ts";
import { decideMerge } from "./decide-merge.ts";
import type { WebhookTools } from "./tools.ts";
import { untilItHolds } from "./until-it-holds.ts";

/** Makes one contact of those whom the identities name, where no message comes with them. */
export const mergeNamed = (tools: WebhookTools, to: Receiver, identities: Identity[]): Promise<void> =>
  untilItHolds(async () => {
    const { d1, newId, now } = tools;
    const merge = decideMerge(await knownBy(d1, to, { identities }));
    if (merge) tools.tell(await writeMerge(d1, to, merge, { newId, now: now() }));
  });
