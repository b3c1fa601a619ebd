import type { ChannelKind } from "#shared/model/channel.ts";
import type { Failure, MessageKind } from "#shared/model/message.ts";
import type { MessageStatus } from "#shared/model/message-status.ts";

/** A channel's secrets, decrypted. */
export type Credentials = { appSecret: string; verifyToken: string; accessToken: string };

/** One of a customer's addresses at a provider. `externalId` is normalised; `address` is what the provider calls it. */
export type Identity = {
  kind: "phone" | "bsuid";
  scope: string;
  externalId: string;
  address: string;
};

/** A customer's message. `at` is the provider's time, in epoch milliseconds. */
export type InboundMessage = {
  providerId: string;
  identities: Identity[];
  name: string | null;
  at: number;
  kind: MessageKind;
  text: string | null;
  content: Record<string, unknown> | null;
  preview: string;
};

/** A provider's report about a message of ours. `messageId` is our own id, where the provider echoes it. */
export type StatusReport = {
  providerId: string;
  messageId: string | null;
  status: MessageStatus;
  failure: Failure | null;
};

/** What one part of a webhook's body says, and which of our channels it is for. */
export type Parsed = {
  /** The number, page or account that it is for; null when it is about the account above. */
  externalId: string | null;
  accountId: string | null;
  messages: InboundMessage[];
  statuses: StatusReport[];
  moves: Move[];
  /** What is deliberately left alone, by name; counted. */
  ignored: string[];
  /** What could not be understood, each as a body of its own that can be parsed again. */
  broken: { error: string; body: unknown }[];
};

/** A customer is known by a further address from now on: they changed their number. */
export type Move = { from: Identity; to: Identity };

export type Outgoing = { messageId: string; to: { kind: Identity["kind"]; address: string }; text: string };

/** `rejected`: final, with the provider's reason. `later`: try again. `unknown`: it may have been sent or not. */
export type SendResult =
  | { result: "sent"; providerId: string }
  | { result: "rejected"; failure: Failure }
  | { result: "later"; failure: Failure; retryAfterMs: number | null }
  | { result: "unknown"; failure: Failure };

/** What a provider needs to be spoken with. One folder a provider; all pass `test/worker/channels/contract.ts`. */
export type ChannelAdapter = {
  kind: ChannelKind;
  /** Whether the request was made by the provider, over the raw bytes of its body. */
  verify: (request: { headers: Headers; url: URL; body: Uint8Array }, credentials: Credentials) => Promise<boolean>;
  /** The answer to the provider's test of the address, or null when it does not know the token. */
  challenge: (url: URL, credentials: Credentials) => string | null;
  /** Never throws: what it cannot read is among the broken. */
  parse: (body: unknown) => Parsed[];
  send: (message: Outgoing, channel: { externalId: string }, credentials: Credentials) => Promise<SendResult>;
};
