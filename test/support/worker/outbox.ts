import { newId } from "#shared/ids.ts";
import type { ArgsOf, CommandName } from "#shared/commands/index.ts";
import type { MessagePage } from "#shared/protocol/api.ts";
import { runCommands } from "../../../worker/services/run-commands.ts";
import type { CommandTools } from "../../../worker/services/tools.ts";
import { accountOf } from "../../../worker/store/people.ts";
import type { Company, PersonName } from "./company.ts";

/** Runs a command as the person would, with the given tools: the message waits until the test wakes the sender. */
export const runAs = async <Name extends CommandName>(
  tools: CommandTools,
  company: Company,
  person: PersonName,
  name: Name,
  args: ArgsOf<Name>,
  id = newId(),
) => {
  const account = await accountOf(tools.d1, company.people[person]);
  if (!account) throw new Error(`${person} is no user`);
  const [answer] = await runCommands(tools, account.viewer, [{ id, name, args }]);
  return answer!;
};

/** Queues a reply of Carla's and answers its id. */
export const reply = async (
  tools: CommandTools,
  company: Company,
  conversationId: string,
  text: string,
): Promise<string> => {
  const messageId = newId();
  const answer = await runAs(tools, company, "carla", "send", { conversationId, messageId, text });
  if (!answer.ok) throw new Error(`the reply was refused: ${answer.code}`);
  return messageId;
};

/** The message as Carla sees it. */
export const shownTo = async (company: Company, conversationId: string, messageId: string) => {
  const carla = await company.as("carla");
  const { items } = await carla.getJson<MessagePage>(`/api/conversations/${conversationId}/messages`);
  const message = items.find((it) => it.id === messageId);
  if (!message) throw new Error("there is no such message");
  return message;
};
