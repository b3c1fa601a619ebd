import type { Viewer } from "#shared/policy/viewer.ts";
import type { ChannelConnection } from "#shared/protocol/channels.ts";
import { Refused } from "../../refused.ts";
import type { WebhookTools } from "../tools.ts";
import { openChannel } from "./open-channel.ts";

/** Whether the company's phone is connected, asked now. Throws `not_found` for a provider that connects no phone. */
export const readConnection = async (tools: WebhookTools, viewer: Viewer, id: string): Promise<ChannelConnection> => {
  const { channel, adapter, credentials } = await openChannel(tools, viewer, id);
  if (!adapter.connection) throw new Refused("not_found");
  return adapter.connection(channel, credentials);
};
