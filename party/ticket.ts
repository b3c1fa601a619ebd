import { jwtVerify } from "jose";
import * as v from "valibot";
import { Ticket } from "#shared/protocol/ticket.ts";

/** How far the clocks of the Worker and of a room elsewhere may differ, in seconds. */
const CLOCK_TOLERANCE = 5;

/**
 * Reads a ticket that the Worker has signed: a JWT with HS256 over the shared secret and the claims `sub` (the user's id),
 * `scope` and `exp`. Null when it is forged, expired or no ticket.
 */
export const ticketVerifier =
  (secret: string) =>
  async (token: string): Promise<Ticket | null> => {
    try {
      const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), {
        algorithms: ["HS256"],
        requiredClaims: ["sub", "scope", "exp"],
        clockTolerance: CLOCK_TOLERANCE,
      });
      const ticket = v.safeParse(Ticket, { userId: payload.sub, scope: payload.scope });
      return ticket.success ? ticket.output : null;
    } catch {
      return null;
    }
  };
