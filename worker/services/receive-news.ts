import type { ChannelEvent, Move, Preference, TemplateNews } from "../channels/port.ts";
import { noteEvent, noteTemplate } from "../store/channel-events.ts";
import type { StoredChannel } from "../store/channels.ts";
import { learnMove } from "../store/inbound/moves.ts";
import { applyPreference } from "../store/preferences.ts";
import { mergeNamed } from "./merge-named.ts";
import { receiverOf } from "./receive-messages.ts";
import { storable } from "./storable.ts";
import type { WebhookTools } from "./tools.ts";
import { untilItHolds } from "./until-it-holds.ts";

/** What providers tell about customers. */
export const receiveMoves = async (tools: WebhookTools, channel: StoredChannel, moves: readonly Move[]) => {
  for (const it of moves) {
    await mergeNamed(tools, receiverOf(channel), [it.from, it.to]);
    tools.tell(await untilItHolds(() => learnMove(tools.d1, receiverOf(channel), it, tools.now())));
  }
};

export const receivePreferences = async (
  tools: WebhookTools,
  channel: StoredChannel,
  preferences: readonly Preference[],
) => {
  for (const told of preferences) {
    // A clock that runs ahead of ours counts as ours, as does a time that was not told.
    const it = { ...told, at: Math.min(told.at, tools.now()) };
    await mergeNamed(tools, receiverOf(channel), it.identities);
    tools.tell(await untilItHolds(() => applyPreference(tools.d1, receiverOf(channel), it, tools.now())));
  }
};

/** What providers tell about the channel itself, for administrators. */
export const receiveEvents = async (tools: WebhookTools, channel: StoredChannel, events: readonly ChannelEvent[]) => {
  for (const it of events) await noteEvent(tools.d1, receiverOf(channel), storable(it), noting(tools));
};

export const receiveTemplates = async (
  tools: WebhookTools,
  channel: StoredChannel,
  templates: readonly TemplateNews[],
) => {
  for (const it of templates) await noteTemplate(tools.d1, receiverOf(channel), storable(it), noting(tools));
};

const noting = ({ newId, now }: WebhookTools) => ({ id: newId(), now: now() });
