import type { AnswerBody, InboundMessage } from "./shapes.ts";
import { TOKEN, type Answer, type World } from "./world.ts";

export type Fields = Record<string, unknown>;

/** The events of Instagram or Messenger that Prosa was told of, in order. */
export const eventsOf = (world: World): Fields[] =>
  bodiesOf<{ entry: { messaging: Fields[] }[] }>(world).flatMap(({ entry }) => entry.flatMap((it) => it.messaging));

/** The callbacks of Z-API that Prosa was told of, in order. */
export const callbacksOf = (world: World): Fields[] => bodiesOf<Fields>(world);

const bodiesOf = <Body>({ prosa }: World): Body[] => prosa.received.map(({ raw }) => JSON.parse(raw.toString()));

/** Someone new on a channel: their key and what the channel calls them. */
export async function someone(world: World, change: Fields): Promise<{ key: string; address: string }> {
  const { body } = await world.call<{ customer: { key: string; address: string } }>("POST", "/sim/customers", change);
  return body.customer;
}

/** What a customer sends; resolves once Prosa has heard of it. */
export async function says(world: World, key: string, sent: Fields): Promise<Answer> {
  const answer = await world.call("POST", `/sim/customers/${key}/messages`, sent);
  await world.simulator.idle();
  return answer;
}

/** A send to Instagram or Messenger as Prosa makes it. */
export const sendsTo = <Body = AnswerBody>(world: World, account: string, body: Fields): Promise<Answer<Body>> =>
  world.call<Body>("POST", `/v23.0/${account}/messages`, body, TOKEN);

/** A request to Z-API as Prosa makes it. */
export const zapi = <Body = Fields>(
  { call }: World,
  method: string,
  path: string,
  body?: Fields,
  clientToken = "prosa-demo-client-token",
): Promise<Answer<Body>> =>
  call<Body>(method, `/instances/PROSA-DEMO/token/prosa-demo-token/${path}`, body, { "client-token": clientToken });

/** The file of a WhatsApp message, as its webhook names it. */
export function fileIn(message: InboundMessage | undefined, type: string): { id: string; sha256: string } {
  const file = message?.[type];
  if (!file) throw new Error(`The message has no ${type}.`);
  return file as { id: string; sha256: string };
}
