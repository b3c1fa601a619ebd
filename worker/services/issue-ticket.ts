import { SignJWT } from "jose";
import type { Viewer } from "#shared/policy/viewer.ts";
import { companyScope, type Scope, teamScope } from "#shared/protocol/scope.ts";
import { TICKET_SECONDS } from "#shared/protocol/ticket.ts";
import { Refused } from "../refused.ts";

/** A ticket for a room of the viewer's, bound to them and to the scope. Throws `not_found` for any other scope. */
export const issueTicket = async (viewer: Viewer, scope: Scope, secret: string): Promise<string> => {
  const own = [companyScope(viewer.companyId), ...Object.keys(viewer.teams).map(teamScope)];
  if (!own.includes(scope)) throw new Refused("not_found");
  return new SignJWT({ scope })
    .setProtectedHeader({ alg: "HS256" })
    .setSubject(viewer.userId)
    .setIssuedAt()
    .setExpirationTime(`${TICKET_SECONDS}s`)
    .sign(new TextEncoder().encode(secret));
};
