import { openCredentials } from "../channels/credentials.ts";
import type { Told, WaitingBlock } from "../store/provider-blocks.ts";
import { noteTold, waitingBlocks } from "../store/provider-blocks.ts";
import { MAX_ATTEMPTS, waitMs } from "./backoff.ts";
import type { SendTools } from "./tools.ts";

/**
 * Tells the providers of a contact's block or of its end, as it is wanted now. Best effort: the block itself is ours and
 * holds whatever they say.
 */
export const tellBlock = async (tools: SendTools, contactId: string): Promise<void> => {
  for (const waiting of await waitingBlocks(tools.d1, contactId, tools.now())) {
    const told = await tell(tools, waiting);
    const isStillWanted = await noteTold(tools.d1, waiting, told);
    if (!isStillWanted) tools.wake([{ block: contactId }]);
    else if (told.state === "waiting") tools.wake([{ block: contactId }], told.at - tools.now());
  }
};

const tell = async (tools: SendTools, { isWanted, attempts, to, channel }: WaitingBlock): Promise<Told> => {
  const setBlocked = tools.adapters[channel.kind]?.setBlocked;
  if (!setBlocked) return { state: "failed", reason: "not_supported", at: tools.now() };
  if (!to) return { state: "failed", reason: "no_address", at: tools.now() };
  const credentials = await openCredentials(channel.credentials, tools.credentialsKey);
  const said = await setBlocked({ to, isBlocked: isWanted }, channel, credentials);
  if (said.ok) return { state: "done", reason: null, at: tools.now() };
  const reason = said.failure.reason || said.failure.code;
  const isOver = !said.isWorthRetrying || attempts + 1 >= MAX_ATTEMPTS;
  return isOver
    ? { state: "failed", reason, at: tools.now() }
    : { state: "waiting", reason, at: tools.now() + waitMs(attempts + 1, null, tools.random()) };
};
