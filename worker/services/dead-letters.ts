import { may } from "#shared/policy/permissions.ts";
import type { Viewer } from "#shared/policy/viewer.ts";
import type { DeadLetters } from "#shared/protocol/api.ts";
import { Refused } from "../refused.ts";
import { channelById } from "../store/channels.ts";
import { deadLetterById, deadLettersOf, markReplayed } from "../store/webhook-records.ts";
import { parseJson } from "./parse-json.ts";
import { receiveParts } from "./receive-parts.ts";
import type { WebhookTools } from "./tools.ts";

const NEWEST = 200;

/** What providers sent and could not be understood. */
export const listDeadLetters = async ({ d1 }: WebhookTools, viewer: Viewer): Promise<DeadLetters> => {
  if (!may(viewer, "settings.change")) throw new Refused("forbidden");
  return { items: await deadLettersOf(d1, viewer.companyId, NEWEST) };
};

/** Takes a dead letter again, as if it came now. Throws `still_broken` when it is no better understood than before. */
export const replayDeadLetter = async (tools: WebhookTools, viewer: Viewer, id: string): Promise<void> => {
  if (!may(viewer, "settings.change")) throw new Refused("forbidden");
  const letter = await deadLetterById(tools.d1, viewer.companyId, id);
  const channel = letter && (await channelById(tools.d1, letter.kind, letter.channel_id));
  const adapter = channel && tools.adapters[channel.kind];
  if (!letter || !channel || !adapter) throw new Refused("not_found");
  const text = letter.body || (await (await tools.media.get(`dead-letters/${id}`))?.text()) || "";
  const json = parseJson(text);
  if ("error" in json) throw new Refused("still_broken");
  const parts = adapter.parse(json.value, channel);
  if (parts.some((it) => it.items.some(({ is }) => is === "broken"))) throw new Refused("still_broken");
  await receiveParts(tools, channel, parts);
  await markReplayed(tools.d1, id, tools.now());
};
