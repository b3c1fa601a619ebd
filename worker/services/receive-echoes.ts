import type { Echo } from "../channels/port.ts";
import type { StoredChannel } from "../store/channels.ts";
import { claimEcho, writeEcho } from "../store/inbound/echo.ts";
import { readEchoState } from "../store/inbound/echo-state.ts";
import type { EchoRow } from "../store/inbound/incoming.ts";
import { countThese } from "../store/webhook-records.ts";
import { amend } from "./amend.ts";
import { askForName } from "./ask-for-name.ts";
import { decideEcho } from "./decide-echo.ts";
import { learnt } from "./decide-inbound.ts";
import { receiverOf } from "./receive-messages.ts";
import { toRow } from "./to-row.ts";
import type { WebhookTools } from "./tools.ts";
import { untilItHolds } from "./until-it-holds.ts";
import { wakeMediaOf } from "./wake-media.ts";

/** Stores what the company has said elsewhere, each once, and nothing that it said here. */
export const receiveEchoes = async (
  tools: WebhookTools,
  channel: StoredChannel,
  echoes: readonly Echo[],
): Promise<void> => {
  for (const echo of echoes) {
    if (echo.identities.length === 0) {
      await countThese(tools.d1, channel.id, ["ignored:echo:to_nobody"], tools.now());
      continue;
    }
    const row = toRow(tools, echo);
    await untilItHolds(() => settleEcho(tools, channel, row));
  }
};

const settleEcho = async (tools: WebhookTools, channel: StoredChannel, row: EchoRow): Promise<void> => {
  const { d1, newId } = tools;
  const to = receiverOf(channel);
  const now = tools.now();
  const state = await readEchoState(d1, to, row);
  const decision = decideEcho(state);
  if (decision.outcome === "repeat") return countThese(d1, channel.id, ["repeated"], now);
  if (decision.outcome === "own") {
    const { messageId, merge } = decision;
    tools.tell(await claimEcho({ d1, newId, now }, to, { messageId, providerId: row.providerId, merge }));
    return;
  }
  const echo = amend(row, state.amendment);
  const contact = {
    id: decision.contactId ?? newId(),
    isNew: decision.contactId === null,
    learn: learnt(row.identities, decision.learn),
  };
  const { merge } = decision;
  const conversation = { id: decision.conversationId ?? newId(), isNew: decision.conversationId === null };
  tools.tell(
    await writeEcho({ d1, newId, now }, to, echo, { amendment: state.amendment, merge, contact, conversation }),
  );
  wakeMediaOf(tools, [echo]);
  if (contact.isNew && echo.name === null) askForName(tools, channel, contact.id, echo.identities);
};
