import { may } from "#shared/policy/permissions.ts";
import type { Viewer } from "#shared/policy/viewer.ts";
import type { ChannelEvents } from "#shared/protocol/channels.ts";
import { Refused } from "../../refused.ts";
import { eventsOfChannel } from "../../store/channel-events.ts";
import type { Tools } from "../tools.ts";

const NEWEST = 100;

/** What the provider told of a channel of the company. */
export const listEvents = async ({ d1 }: Tools, viewer: Viewer, channelId: string): Promise<ChannelEvents> => {
  if (!may(viewer, "settings.change")) throw new Refused("forbidden");
  return { items: await eventsOfChannel(d1, viewer.companyId, channelId, NEWEST) };
};
