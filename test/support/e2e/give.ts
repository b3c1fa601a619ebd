import { expect } from "vitest";
import { newId } from "#shared/ids.ts";
import type { ArgsOf, CommandName } from "#shared/commands/index.ts";
import type { Demo } from "./demo.ts";
import { eventually } from "./eventually.ts";
import type { Person } from "./person.ts";
import type { Customer } from "./simulator.ts";

/** Has someone do something at the API, where a journey is about what comes after. */
export const does = async <Name extends CommandName>(person: Person, name: Name, args: ArgsOf<Name>): Promise<void> => {
  const { body } = await person.ask("/api/commands", [{ id: newId(), name, args }]);
  expect(body.results).toEqual([expect.objectContaining({ ok: true })]);
};

/** Waits until the person's API lists the customer's conversation, and answers its id. */
export const conversationOf = (person: Person, { name }: { name: string }, tab = "queue"): Promise<string> =>
  eventually(async () => {
    const { body } = await person.ask(`/api/conversations?tab=${tab}&q=${encodeURIComponent(name)}`);
    expect(body.items).toHaveLength(1);
    return body.items[0].id;
  });

/** A new customer who has written, and whom the person has taken from the queue of Vendas. */
export const give = async (demo: Demo, person: Person, name: string, text: string): Promise<Customer> => {
  const customer = await demo.simulator.customer(name);
  await customer.writes(text);
  await does(person, "start", { conversationId: await conversationOf(person, customer) });
  return customer;
};
