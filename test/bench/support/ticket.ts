import type { Scope } from "#shared/protocol/scope.ts";
import { issueTicket } from "../../../worker/services/issue-ticket.ts";
import type { Company } from "./company.ts";
import { SECRETS } from "./secrets.ts";

/** A ticket of the n-th agent's for a room of theirs, as the Worker issues it. */
export const ticketOf = ({ id, agents, teamIds }: Company, n: number, scope: Scope): Promise<string> => {
  const agent = agents[n];
  if (!agent) throw new Error(`there is no agent ${n}`);
  const teams = Object.fromEntries(Object.values(teamIds).map((it) => [it, { isSupervisor: false }]));
  return issueTicket(
    { userId: agent.id, name: agent.name, companyId: id, role: "agent", teams },
    scope,
    SECRETS.ROOM_SECRET,
  );
};
