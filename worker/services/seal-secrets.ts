import * as v from "valibot";
import { NewChannelSecrets } from "#shared/model/channel-secrets.ts";
import { openCredentials, sealCredentials, secretTag } from "../channels/credentials.ts";
import { channelOfCompany } from "../store/channels.ts";
import type { SealedSecrets } from "../store/changes/writing.ts";

const WithSecrets = v.object({ channelId: v.string(), secrets: NewChannelSecrets });

/** What a command's arguments bring of a channel's secrets, put to those that it has, and sealed; undefined when nothing. */
export const sealSecrets = async (
  { d1, credentialsKey }: { d1: D1Database; credentialsKey: string },
  companyId: string,
  args: unknown,
): Promise<SealedSecrets | undefined> => {
  const given = v.safeParse(WithSecrets, args);
  if (!given.success) return undefined;
  const { channelId, secrets } = given.output;
  const channel = await channelOfCompany(d1, companyId, channelId);
  const known = channel ? await openCredentials(channel.credentials, credentialsKey) : NONE;
  const credentials = { ...known, ...secrets };
  return {
    credentials: await sealCredentials(credentials, credentialsKey),
    secretTag: await secretTag(credentials.appSecret, credentialsKey),
    was: channel?.credentials ?? null,
  };
};

const NONE = { appSecret: "", verifyToken: "", accessToken: "" };
