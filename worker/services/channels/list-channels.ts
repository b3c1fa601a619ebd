import { may } from "#shared/policy/permissions.ts";
import type { Viewer } from "#shared/policy/viewer.ts";
import type { ChannelDetails, ChannelList } from "#shared/protocol/channels.ts";
import { openCredentials } from "../../channels/credentials.ts";
import { Refused } from "../../refused.ts";
import { type FaringChannel, faringChannels } from "../../store/channel-details.ts";
import type { CommandTools } from "../tools.ts";

/** The company's channels, and how they fare. Of their secrets nothing but which there are. */
export const listChannels = async (tools: CommandTools, viewer: Viewer): Promise<ChannelList> => {
  if (!may(viewer, "settings.change")) throw new Refused("forbidden");
  const channels = await faringChannels(tools.d1, viewer.companyId, tools.now());
  return { items: await Promise.all(channels.map((it) => detailsOf(it, tools.credentialsKey))) };
};

const detailsOf = async ({ stored, ...faring }: FaringChannel, credentialsKey: string): Promise<ChannelDetails> => {
  const { id, kind, defaultTeamId, externalId, accountId } = stored;
  const secrets = await openCredentials(stored.credentials, credentialsKey);
  return {
    id,
    kind,
    defaultTeamId,
    externalId,
    accountId,
    ...faring,
    webhookPath: `/webhooks/${kind}/${id}${kind === "zapi" ? "?token=" : ""}`,
    secrets: {
      appSecret: Boolean(secrets.appSecret),
      verifyToken: Boolean(secrets.verifyToken),
      accessToken: Boolean(secrets.accessToken),
      clientToken: Boolean(secrets.clientToken),
    },
  };
};
