import { may } from "#shared/policy/permissions.ts";
import type { Viewer } from "#shared/policy/viewer.ts";
import type { TemplatesAnswer } from "#shared/protocol/api.ts";
import { openCredentials } from "../channels/credentials.ts";
import { Refused } from "../refused.ts";
import { channelOfCompany } from "../store/channels.ts";
import { replaceTemplates, templatesOf } from "../store/templates.ts";
import type { SendTools } from "./tools.ts";

type TemplateTools = Pick<SendTools, "d1" | "now" | "adapters" | "credentialsKey">;

/** The channel's templates, for whoever may come to send one: members of a team, and who manages channels. */
export const listTemplates = async (
  { d1 }: TemplateTools,
  viewer: Viewer,
  channelId: string,
): Promise<TemplatesAnswer> => {
  const channel = await channelOfCompany(d1, viewer.companyId, channelId);
  if (!channel) throw new Refused("not_found");
  const isMember = Object.keys(viewer.teams).length > 0;
  if (!isMember && !may(viewer, "settings.change")) throw new Refused("forbidden");
  return templatesOf(d1, { companyId: viewer.companyId, channelId });
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
  const ask = tools.adapters[channel.kind]?.listTemplates;
  if (!ask) throw new Refused("not_supported");
  const credentials = await openCredentials(channel.credentials, tools.credentialsKey);
  const templates = await ask(channel, credentials).catch(() => {
    throw new Refused("unavailable");
  });
  const of = { companyId: viewer.companyId, channelId };
  await replaceTemplates(tools.d1, of, templates, tools.now());
  return templatesOf(tools.d1, of);
};
