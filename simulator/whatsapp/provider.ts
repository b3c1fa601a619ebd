import type { Provider, Said } from "../provider/provider.ts";
import type { WhatsAppChannel } from "./channel.ts";
import { contentBlock, type About } from "./content-block.ts";

/** WhatsApp as one of the providers. */
export function whatsAppProvider(channel: WhatsAppChannel): Provider {
  const { payloads, options, files } = channel;
  const now = (): number => options.clock.now();

  const aboutOf = ({ customer, message }: Said): About | null => {
    const about = customer.messages.find(({ id }) => id === message.quotes);
    return about ? { type: about.type, file: files.find(about.media?.url.split("/").at(-1) ?? "") ?? null } : null;
  };

  return {
    channel: "whatsapp",
    kinds: KINDS,

    tellSaid(said, onDelivered) {
      const { id, at } = said.message;
      const block = { ...referralOf(said), ...contentBlock(said, aboutOf(said)) };
      const context = contextOf(said, options.whatsapp.displayPhone);
      channel.tell(payloads.message(said.customer, { id, at, context, block }), said.customer, onDelivered);
    },

    tellEcho(said) {
      const { id, at } = said.message;
      channel.tell(payloads.echo(said.customer, { id, at, block: contentBlock(said, aboutOf(said)) }), said.customer);
    },

    tellSent: (send, customer) => channel.tellStatus(customer.key, payloads.status("sent", send, customer, now())),
    tellDelivered: (send, customer) =>
      channel.tellStatus(customer.key, payloads.status("delivered", send, customer, now())),
    tellRead(sends, customer) {
      for (const send of sends) channel.tellStatus(customer.key, payloads.status("read", send, customer, now()));
    },
    tellFailed: (send, customer, failure) =>
      channel.tellStatus(customer?.key ?? send.to, payloads.failure(send, failure, now())),
    tellRaw: (payload) => channel.tell(payload),
  };
}

const KINDS: Provider["kinds"] = [
  ...(["text", "image", "video", "audio", "sticker", "document", "location", "contacts", "reaction"] as const),
  ...(["button", "list_reply", "flow_reply", "order", "edit", "revoke", "unsupported"] as const),
];

/** What a message answers, and whether it was passed on. */
function contextOf({ content, message, replyTo, forwarded }: Said, from: string): object | null {
  const answers = content.type === "button" ? message.quotes : replyTo;
  const marks = forwarded && (forwarded === "many" ? { frequently_forwarded: true } : { forwarded: true });
  return answers || marks ? { ...(answers && { from, id: answers }), ...marks } : null;
}

/** Source: Cloud API, messages webhook reference, "Click to WhatsApp ads". */
const referralOf = ({ ad }: Said): object =>
  ad === undefined
    ? {}
    : {
        referral: {
          source_url: "https://fb.me/anuncio-de-exemplo",
          source_id: "120200000000000001",
          source_type: "ad",
          headline: ad,
          body: "Peça pelo WhatsApp",
          media_type: "image",
          image_url: "https://anuncios.example/anuncio.jpg",
          ctwa_clid: "clique-de-exemplo",
        },
      };
