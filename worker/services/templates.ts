import { may } from "#shared/policy/permissions.ts";
import type { Viewer } from "#shared/policy/viewer.ts";
import type { TemplatesAnswer } from "#shared/protocol/api.ts";
import { openCredentials } from "../channels/credentials.ts";
import { Refused } from "../refused.ts";
import { channelOfCompany, type StoredChannel } from "../store/channels.ts";
import { replaceTemplates, templatesOf } from "../store/templates.ts";
import type { SendTools } from "./tools.ts";

type TemplateTools = Pick<SendTools, "d1" | "now" | "adapters" | "credentialsKey">;

/**
 * The channel's templates, for whoever may come to send one: members of a team, and who manages channels. The provider is
 * asked the first time.
 */
export const listTemplates = async (
  tools: TemplateTools,
  viewer: Viewer,
  channelId: string,
): Promise<TemplatesAnswer> => {
  const channel = await channelOfCompany(tools.d1, viewer.companyId, channelId);
  if (!channel) throw new Refused("not_found");
  const isMember = Object.keys(viewer.teams).length > 0;
  if (!isMember && !may(viewer, "settings.change")) throw new Refused("forbidden");
  const of = { companyId: viewer.companyId, channelId };
  const known = await templatesOf(tools.d1, of);
  if (known.syncedAt !== null) return known;
  // Nobody has asked the provider yet; what it does not answer now can be asked for later.
  await readTemplates(tools, channel).catch(() => undefined);
  return templatesOf(tools.d1, of);
};

/** The channel's templates, asked from the provider anew. `unavailable` when it does not answer. */
export const syncTemplates = async (
  tools: TemplateTools,
  viewer: Viewer,
  channelId: string,
): Promise<TemplatesAnswer> => {
  if (!may(viewer, "settings.change")) throw new Refused("forbidden");
  const channel = await channelOfCompany(tools.d1, viewer.companyId, channelId);
  if (!channel) throw new Refused("not_found");
  await readTemplates(tools, channel);
  return templatesOf(tools.d1, { companyId: viewer.companyId, channelId });
};

/** Puts what the provider has in place of what was known. */
const readTemplates = async (tools: TemplateTools, channel: StoredChannel): Promise<void> => {
  const ask = tools.adapters[channel.kind]?.listTemplates;
  if (!ask) throw new Refused("not_supported");
  const credentials = await openCredentials(channel.credentials, tools.credentialsKey);
  const templates = await ask(channel, credentials).catch(() => {
    throw new Refused("unavailable");
  });
  await replaceTemplates(tools.d1, { companyId: channel.companyId, channelId: channel.id }, templates, tools.now());
};
