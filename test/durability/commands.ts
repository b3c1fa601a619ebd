import type { CommandRequest, CommandResult } from "#shared/commands/index.ts";
import type { Person } from "../support/e2e/person.ts";

export type Commander = (requests: readonly CommandRequest[]) => Promise<void>;

/**
 * Posts commands with a person's cookie, as a device of theirs does.
 * @throws {Error} when the answer is not 200, or one of the commands is not `ok`
 */
export const commanderOf = async (person: Person, url: string): Promise<Commander> => {
  const cookie = (await person.context.cookies()).map((it) => `${it.name}=${it.value}`).join("; ");
  return async (requests) => {
    const response = await fetch(`${url}/api/commands`, {
      method: "POST",
      headers: { cookie, origin: url, "content-type": "application/json" },
      body: JSON.stringify(requests),
    });
    const body = await response.text();
    if (response.status !== 200) throw new Error(`the commands were answered with ${response.status}: ${body}`);
    const { results } = JSON.parse(body) as { results: CommandResult[] };
    const refused = results.find((it) => !it.ok);
    if (refused || results.length !== requests.length) throw new Error(`a command was refused: ${body}`);
  };
};
