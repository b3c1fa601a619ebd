import { needsHumanAgentTag } from "#shared/policy/service-window.ts";
import { openCredentials } from "../channels/credentials.ts";
import type { SendResult } from "../channels/port.ts";
import type { StoredOutgoing } from "../store/outgoing.ts";
import { fileOf, MediaGone } from "./media/file.ts";
import { outgoingBody } from "./outgoing-body.ts";
import type { SendTools } from "./tools.ts";

/** What came of an attempt, and whether it was the provider that said so. */
export type Attempt = SendResult & { isProvidersWord: boolean };

/** Gives the message to its provider, unless we know ourselves that it cannot be sent. */
export const attemptSend = async (tools: SendTools, stored: StoredOutgoing): Promise<Attempt> => {
  const { messageId, to, quotes, isBlocked, channel, lastInboundAt } = stored;
  if (isBlocked) return refusedByUs("contact_blocked");
  if (!to) return refusedByUs("no_address");
  const adapter = tools.adapters[channel.kind];
  if (!adapter) return refusedByUs("no_channel");
  let trouble: unknown = null;
  const body = await outgoingBody(tools, stored, async (mediaId) => {
    try {
      return await fileOf(tools, mediaId);
    } catch (error) {
      trouble = error;
      throw error;
    }
  });
  if (!body) return refusedByUs("not_supported");
  const outgoing = {
    messageId,
    to,
    body,
    quotes: body.is === "reaction" ? null : quotes,
    needsHumanAgentTag: needsHumanAgentTag(lastInboundAt, tools.now()),
  };
  const credentials = await openCredentials(channel.credentials, tools.credentialsKey);
  const result = await adapter.send(outgoing, channel, credentials);
  // Without its file the message did not leave, whatever the adapter makes of it.
  if (trouble instanceof MediaGone) return refusedByUs("media_gone");
  if (trouble) return { result: "later", failure: ours("media_gone"), retryAfterMs: null, isProvidersWord: false };
  return { ...result, isProvidersWord: true };
};

/** Refused before the provider was asked; the client has words for the code. */
const refusedByUs = (code: OurFailure): Attempt => ({
  result: "rejected",
  failure: ours(code),
  isProvidersWord: false,
});

type OurFailure = "contact_blocked" | "no_address" | "no_channel" | "not_supported" | "media_gone";
const ours = (code: OurFailure) => ({ code, reason: "" });
