import { newId } from "#shared/ids.ts";
import type { ChannelKind } from "#shared/model/channel.ts";
import type { ChannelAdapter, Outgoing, SendResult } from "../../../worker/channels/port.ts";

/** A provider that notes what it is given and takes it, until it is told to answer otherwise. */
export const fakeAdapter = (kind: ChannelKind) => {
  const sent: Outgoing[] = [];
  let respond: (message: Outgoing) => Promise<SendResult> = async () => ({
    result: "sent",
    providerId: `theirs.${newId()}`,
  });
  const adapter: ChannelAdapter = {
    kind,
    echoesMessageId: kind === "whatsapp",
    verify: async () => true,
    challenge: () => null,
    parse: () => [],
    send: async (message) => {
      sent.push(message);
      return respond(message);
    },
    fetchMedia: async () => ({ result: "gone" }),
    test: async () => ({ ok: true, label: "" }),
  };
  return { adapter, sent, answer: (next: typeof respond): void => void (respond = next) };
};
