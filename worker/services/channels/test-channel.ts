import type { Viewer } from "#shared/policy/viewer.ts";
import type { ChannelTest } from "#shared/protocol/channels.ts";
import type { WebhookTools } from "../tools.ts";
import { openChannel } from "./open-channel.ts";

/** Testar conexão: asks the provider with the channel's own secrets. */
export const testChannel = async (tools: WebhookTools, viewer: Viewer, id: string): Promise<ChannelTest> => {
  const { channel, adapter, credentials } = await openChannel(tools, viewer, id);
  return adapter.test(channel, credentials);
};
