import { openCredentials } from "../channels/credentials.ts";
import type { Identity } from "../channels/port.ts";
import type { StoredChannel } from "../store/channels.ts";
import { learnName } from "../store/inbound/names.ts";
import { storable } from "./storable.ts";
import type { WebhookTools } from "./tools.ts";

/** Asks the provider what a contact is called that nobody knows by name: after its webhook was answered, best effort. */
export const askForName = (
  tools: WebhookTools,
  channel: StoredChannel,
  contactId: string,
  identities: readonly Identity[],
): void => {
  const profile = tools.adapters[channel.kind]?.profile;
  const identity = identities[0];
  if (!profile || !identity) return;
  tools.afterwards(async () => {
    const credentials = await openCredentials(channel.credentials, tools.credentialsKey);
    const name = storable((await profile(identity, channel, credentials))?.name.trim() ?? "");
    if (!name) return;
    tools.tell(await learnName(tools.d1, channel.companyId, { contactId, name }, tools.now()));
  });
};
