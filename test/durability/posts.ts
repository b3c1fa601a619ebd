import type { CommandRequest } from "#shared/commands/index.ts";
import { newId } from "#shared/ids.ts";
import type { Random } from "../../scripts/seed/random.ts";
import type { Commander } from "./commands.ts";
import type { Customer } from "./customers.ts";
import type { Post } from "./ledger.ts";
import { postWebhook } from "./webhook.ts";

export type MessagePost = Post & { kind: "messages" };
export type CommandPost = Post & { kind: "commands"; requests: readonly CommandRequest[] };
export type AnyPost = MessagePost | CommandPost;

/** What takes long to be written: a good moment to die. */
const BURST = 40;

/** A webhook: a few customers' messages, or now and then a burst. */
export const webhookPost = (url: string, customers: readonly Customer[], random: Random): MessagePost => {
  const count = random.chance(0.04) ? BURST : random.int(1, 3);
  const said = Array.from({ length: count }, () => ({
    ...random.pick(customers),
    id: `wamid.${newId()}`,
    text: `Chegou ${random.int(0, 1e9)}`,
  }));
  return { kind: "messages", ids: said.map((it) => it.id), deliver: () => postWebhook(url, said) };
};

/** A device's outbox on its way: up to four replies and looks. */
export const repliesPost = (command: Commander, customers: readonly Customer[], random: Random): CommandPost =>
  commandPost(
    command,
    Array.from({ length: random.int(1, 4) }, () => {
      const { conversationId } = random.pick(customers);
      if (random.chance(0.3)) return { id: newId(), name: "read", args: { conversationId } };
      return {
        id: newId(),
        name: "send",
        args: { conversationId, messageId: newId(), text: `Resposta ${random.int(0, 1e9)}` },
      };
    }),
  );

/** Concludes a conversation, or reopens it: what is done twice shows. */
export const turnPost = (command: Commander, { conversationId }: Customer, isOpen: boolean): CommandPost =>
  commandPost(command, [{ id: newId(), name: isOpen ? "conclude" : "reopen", args: { conversationId } }]);

const commandPost = (command: Commander, requests: readonly CommandRequest[]): CommandPost => ({
  kind: "commands",
  ids: requests.map((it) => it.id),
  requests,
  deliver: () => command(requests),
});
