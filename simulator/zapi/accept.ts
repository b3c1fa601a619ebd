import { attachedOf } from "../provider/content-file.ts";
import { deliver, undeliver } from "../provider/deliver.ts";
import type { Provider } from "../provider/provider.ts";
import { fetchFile } from "../provider/remote-file.ts";
import type { Customer } from "../state/customer.ts";
import { newMessage, type Failure } from "../state/message.ts";
import type { Send } from "../state/sends.ts";
import { lidOf, type ZapiChannel } from "./channel.ts";
import type { SendRequest } from "./send-request.ts";

/** Numbers that nobody has; every other number is somebody. */
const WITHOUT_WHATSAPP = /0000$/;
const NOBODY: Failure = { code: 0, details: "Phone number does not exist" };

/**
 * Takes a message from Prosa: Z-API queues it and answers at once, then reports. With `failure` it never arrives.
 * @returns the body of the answer
 */
export function acceptMessage(
  channel: ZapiChannel,
  provider: Provider,
  request: SendRequest,
  failure: Failure | null,
): object {
  const { options, sends, customers, tasks } = channel;
  const customer = recipientOf(channel, request.phone);
  const { type, text, quotes, buttons, fileUrl, fileName } = request;
  const to = customer?.address ?? request.phone;
  const id = options.newMessageId("zapi");
  const at = options.clock.now();
  const address = { to, phone: to, sentTo: "phone", input: request.phone } as const;
  const send: Send = { id, at, channel: "zapi", ...address, type, text, callbackData: null, quotes, category: null };
  sends.add(send);

  const answer = { zaapId: id, messageId: id, id };
  if (!customer) {
    undeliver(channel, provider, send, null, failure ?? NOBODY);
    return answer;
  }
  const message = newMessage({ id, from: "business", type, text, at, quotes, buttons });
  customers.addMessage(customer, message);
  if (failure) {
    undeliver(channel, provider, send, { customer, message }, failure);
  } else if (fileUrl === null) {
    deliver(channel, provider, { send, customer, message });
  } else {
    tasks.run(async () => {
      const file = await fetchFile(channel, fileUrl, fileName);
      const gone: Failure = { code: 0, details: "The file could not be downloaded" };
      if (!file) return undeliver(channel, provider, send, { customer, message }, gone);
      customers.changeMessage(customer, message, { media: attachedOf(file, type === "audio") });
      deliver(channel, provider, { send, customer, message });
    });
  }
  return answer;
}

function recipientOf({ customers }: ZapiChannel, phone: string): Customer | undefined {
  const known = phone.endsWith("@lid")
    ? customers.all().find((it) => it.channel === "zapi" && lidOf(it) === phone)
    : customers.findAt("zapi", phone);
  if (known || phone.endsWith("@lid") || WITHOUT_WHATSAPP.test(phone)) return known;
  return customers.put({ channel: "zapi", phone });
}
