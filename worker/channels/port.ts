import type { ChannelKind } from "#shared/model/channel.ts";
import type { Media, MediaKind } from "#shared/model/media.ts";
import type { Failure, MessageKind } from "#shared/model/message.ts";
import type { MessageStatus } from "#shared/model/message-status.ts";
import type { Template } from "#shared/model/template.ts";

/** A channel's secrets, decrypted. `clientToken` is Z-API's account security token. */
export type Credentials = { appSecret: string; verifyToken: string; accessToken: string; clientToken?: string };

/** One of a customer's addresses at a provider. `externalId` is normalised; `address` is what the provider calls it. */
export type Identity = {
  kind: "phone" | "bsuid" | "instagram" | "messenger" | "zapi";
  scope: string;
  externalId: string;
  address: string;
};

/** Where a file is to be had from: the provider's id of it, or its address. What the provider says of it is not trusted. */
export type MediaSource = {
  kind: MediaKind;
  ref: { id: string } | { url: string };
  mime: string | null;
  name: string | null;
  isVoice: boolean;
  isAnimated: boolean;
  seconds: number | null;
};

/** What brought a customer to write: an advertisement or a link. */
export type Origin = {
  source: "ad" | "post" | "link" | "unknown";
  id: string | null;
  title: string | null;
  url: string | null;
  /** What else the provider said, such as the click's id. */
  detail: Record<string, unknown>;
};

type Said = {
  /**
   * The provider's id. Of what is one message to the provider and several here, the further ones bear it with `#2`, `#3`
   * behind it: who takes that one back takes back all of them.
   */
  providerId: string;
  /** Of the customer, strongest first: the phone, then what only this account knows them by. */
  identities: Identity[];
  name: string | null;
  /** The provider's time, in epoch milliseconds. */
  at: number;
  kind: MessageKind;
  text: string | null;
  content: Record<string, unknown> | null;
  preview: string;
  media: MediaSource | null;
  /** The provider's id of the message that this one answers or reacts to. */
  quotes: string | null;
};

/** A customer's message. */
export type InboundMessage = Said & { origin: Origin | null };

/**
 * The company's own words, written elsewhere: on the phone, in the provider's own inbox, or by us. `messageId` is our id,
 * where the provider echoes it.
 */
export type Echo = Said & { messageId: string | null };

/** What a message costs, as the provider says. */
export type Pricing = { category: string | null; model: string | null; isBillable: boolean | null };

/** A provider's report about a message of ours. `messageId` is our own id, where the provider echoes it. */
export type StatusReport = {
  providerId: string;
  messageId: string | null;
  status: MessageStatus;
  failure: Failure | null;
  pricing: Pricing | null;
};

/** Everything that was sent to the customer up to a time, in epoch milliseconds, has come this far. */
export type Watermark = { identity: Identity; status: "delivered" | "read"; upTo: number };

/** A message has other words now. Its sender changed it: the customer's message, or the company's own. */
export type Edit = {
  providerId: string;
  text: string | null;
  content: Record<string, unknown> | null;
  /** Epoch milliseconds; of two edits the later one counts. */
  at: number;
};

/** A message was taken back by its sender: nothing of it is kept. */
export type Revocation = { providerId: string; at: number };

/** A customer is known by a further address from now on: they changed their number. */
export type Move = { from: Identity; to: Identity };

/** Whether a customer wants advertising. */
export type Preference = { identities: Identity[]; isStopped: boolean; at: number };

/** What changed about a template; what is null stays as it is. */
export type TemplateNews = {
  name: string;
  language: string;
  status: Template["status"] | null;
  category: Template["category"] | null;
  quality: string | null;
  reason: string | null;
};

/** Something about the channel itself that an administrator may want to look up. */
export type ChannelEvent = { name: string; detail: Record<string, unknown>; connection: Connection | null };

/** Whether the provider is connected to the company's account or phone, and why not. */
export type Connection = { isConnected: boolean; reason: string | null };

/** One thing that a webhook says. Nothing that comes in is none of these: each is counted. */
export type Item =
  | { is: "message"; message: InboundMessage }
  | { is: "echo"; echo: Echo }
  | { is: "status"; status: StatusReport }
  | { is: "watermark"; watermark: Watermark }
  | { is: "edit"; edit: Edit }
  | { is: "revocation"; revocation: Revocation }
  | { is: "move"; move: Move }
  | { is: "preference"; preference: Preference }
  | { is: "template"; template: TemplateNews }
  | { is: "event"; event: ChannelEvent }
  /** Deliberately left alone, by name. */
  | { is: "ignored"; name: string }
  /** Could not be understood; its body is one that can be parsed again. */
  | { is: "broken"; error: string; body: unknown };

/** What one part of a webhook's body says, in order, and which of our channels it is for. */
export type Part = {
  /** The number, page or account that it is for; null when it is for whoever signed it. */
  externalId: string | null;
  /** The account above, where the provider names it without the number: all of its channels are meant. */
  accountId: string | null;
  items: Item[];
};

/** What the channel is called at the provider. */
export type ChannelAddress = { id: string; externalId: string; accountId: string | null };

/** A message on its way out, by what it is. `url` is a signed address of ours from which the provider can fetch the file. */
export type OutgoingBody =
  | { is: "text"; text: string }
  | { is: "media"; media: Media; caption: string | null; file: () => Promise<ArrayBuffer>; url: string }
  | {
      is: "template";
      template: Template;
      values: Record<string, string>;
      header: { media: Media; file: () => Promise<ArrayBuffer>; url: string } | null;
    }
  | { is: "reaction"; emoji: string; to: string }
  | { is: "location"; latitude: number; longitude: number; name: string | null; address: string | null }
  | { is: "contact"; name: string; phone: string }
  | { is: "buttons"; text: string; buttons: { id: string; title: string }[] };

export type Outgoing = {
  messageId: string;
  to: { kind: Identity["kind"]; address: string };
  body: OutgoingBody;
  /** The provider's id of the message that it answers. */
  quotes: string | null;
  /** More than a day has passed since the customer wrote: some providers want to know that a person writes. */
  needsHumanAgentTag: boolean;
};

/**
 * `rejected`: final, with the provider's reason. `later`: try again; `isChannelWide` where everything else that the channel
 * sends would be put off too, not only what goes to this customer. `unknown`: it may have been sent or not.
 */
export type SendResult =
  | { result: "sent"; providerId: string }
  | { result: "rejected"; failure: Failure }
  | { result: "later"; failure: Failure; retryAfterMs: number | null; isChannelWide?: boolean }
  | { result: "unknown"; failure: Failure };

/** `gone`: the provider has it no longer, for good. `later`: worth another try. */
export type FetchedMedia =
  | {
      result: "fetched";
      body: ReadableStream<Uint8Array>;
      mime: string | null;
      bytes: number | null;
      name: string | null;
    }
  | { result: "gone" }
  | { result: "later" };

/** Whether a channel's settings work: what the provider calls it, or what is wrong. */
export type ChannelTest = { ok: true; label: string } | { ok: false; failure: Failure };

/** What a provider needs to be spoken with. One folder a provider; all pass `test/worker/channels/contract`. */
export type ChannelAdapter = {
  kind: ChannelKind;
  /** Whether reports name our own id of a message, so that one settles a send whose answer was lost. */
  echoesMessageId?: boolean;
  /** Whether the request was made by the provider, over the raw bytes of its body. */
  verify: (request: { headers: Headers; url: URL; body: Uint8Array }, credentials: Credentials) => Promise<boolean>;
  /** The answer to the provider's test of the address, or null when it does not know the token. */
  challenge: (url: URL, credentials: Credentials) => string | null;
  /** Never throws: what it cannot read is among the broken. `channel` is the one whose address it came to. */
  parse: (body: unknown, channel: ChannelAddress) => Part[];
  send: (message: Outgoing, channel: ChannelAddress, credentials: Credentials) => Promise<SendResult>;
  /** The bytes of a file that a customer sent. Never rejects. */
  fetchMedia: (ref: MediaSource["ref"], channel: ChannelAddress, credentials: Credentials) => Promise<FetchedMedia>;
  /** Never rejects. */
  test: (channel: ChannelAddress, credentials: Credentials) => Promise<ChannelTest>;
  /** All templates of the channel. Rejects when the provider does not answer. Only where the provider has templates. */
  listTemplates?: (channel: ChannelAddress, credentials: Credentials) => Promise<Template[]>;
  /** Tells the provider of a block, or its end. Only where the provider has an API for it. */
  setBlocked?: (
    block: { to: Outgoing["to"]; isBlocked: boolean },
    channel: ChannelAddress,
    credentials: Credentials,
  ) => Promise<{ ok: true } | { ok: false; failure: Failure; isWorthRetrying: boolean }>;
  /** How the customer calls themselves there. Null when the provider does not say. Never rejects. */
  profile?: (identity: Identity, channel: ChannelAddress, credentials: Credentials) => Promise<{ name: string } | null>;
  /** Whether the company's phone is connected, and the picture (a data: URL) to scan where it is not. Never rejects. */
  connection?: (channel: ChannelAddress, credentials: Credentials) => Promise<Connection & { qrCode: string | null }>;
};
