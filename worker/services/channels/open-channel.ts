import { may } from "#shared/policy/permissions.ts";
import type { Viewer } from "#shared/policy/viewer.ts";
import { openCredentials } from "../../channels/credentials.ts";
import { Refused } from "../../refused.ts";
import { channelOfCompany } from "../../store/channels.ts";
import type { WebhookTools } from "../tools.ts";

/** One of the company's channels, ready to be spoken with by an administrator. Throws `forbidden` or `not_found`. */
export const openChannel = async (tools: WebhookTools, viewer: Viewer, id: string) => {
  if (!may(viewer, "settings.change")) throw new Refused("forbidden");
  const channel = await channelOfCompany(tools.d1, viewer.companyId, id);
  const adapter = channel && tools.adapters[channel.kind];
  if (!channel || !adapter) throw new Refused("not_found");
  return { channel, adapter, credentials: await openCredentials(channel.credentials, tools.credentialsKey) };
};
