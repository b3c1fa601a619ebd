import type {
  ChannelAdapter,
  ChannelAddress,
  Credentials,
  Item,
  MediaSource,
  Outgoing,
} from "../../../../worker/channels/port.ts";

/** What a request proves itself with. */
export type Proof = { headers: Headers; url: URL };

/** A channel under the contract: its adapter, what its provider sends, and how its provider answers. */
export type Subject = {
  adapter: (fetcher: typeof fetch) => ChannelAdapter;
  channel: ChannelAddress;
  /** Every one a word of its own, since none may ever be found in what is told. */
  credentials: Credentials;

  /** How the provider proves that a body comes from it. */
  prove: (body: Uint8Array, credentials: Credentials) => Proof | Promise<Proof>;
  /** Requests that prove nothing, by what is wrong with them. */
  forged: Record<string, (body: Uint8Array, credentials: Credentials) => Proof | Promise<Proof>>;
  /** Whether another body with the same proof is refused. */
  provesBody: boolean;
  /** The provider's test of the address, where it makes one. */
  challenge: ((token: string, challenge: string) => URL) | null;

  /** Bodies as the provider sends them, by what they are, and the items that they hold, in order. */
  bodies: Record<string, { body: unknown; items: Item["is"][] }>;

  /** A customer to send to, and a message of theirs to answer. */
  to: Outgoing["to"];
  quotes: string;
  provider: {
    /** Whether the request is the one that sends: before it there is a way back, after it there is none. */
    isSend: (request: Request) => boolean;
    /** The answer to what has to be done before a message can be sent, such as an upload. */
    prepares: (request: Request) => Response;
    accepts: (providerId: string) => Response;
    /** A final refusal, in these words. */
    rejects: (reason: string) => Response;
    /** Answers, by name, that ask for another try, beyond the statuses 429, 500 and 503. */
    postpones: Record<string, () => Response>;
    /** Where our id travels in what is sent; null where the provider carries none. */
    ourIdIn: ((body: Record<string, unknown>) => unknown) | null;
  };

  media: {
    ref: MediaSource["ref"];
    /** The answers on the way to the file, and the file itself. */
    serves: (request: Request, file: Uint8Array<ArrayBuffer>) => Response;
    /** Addresses that a payload might name and that are not asked, besides those that no channel asks. */
    forbidden: string[];
    /** Whether the provider's token may go to that address. */
    isTrusted: (url: URL) => boolean;
  };
  test: { answers: (request: Request) => Response; label: string };
};
