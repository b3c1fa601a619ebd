import { SignJWT } from "jose";
import { describe, expect, test } from "vitest";
import { ticketVerifier } from "../../party/ticket.ts";
import { carla, VENDAS } from "./room/support/people.ts";

const key = (secret: string) => new TextEncoder().encode(secret);

const signed = (claims: Record<string, unknown>, { secret = "the room secret", expires = "1m" } = {}) =>
  new SignJWT(claims).setProtectedHeader({ alg: "HS256" }).setIssuedAt().setExpirationTime(expires).sign(key(secret));

const verify = ticketVerifier("the room secret");

describe("a ticket", () => {
  test("says whose it is and for which scope", async () => {
    expect(await verify(await signed({ sub: carla.id, scope: VENDAS }))).toEqual({ userId: carla.id, scope: VENDAS });
  });

  test.each([
    ["signed with another secret", () => signed({ sub: carla.id, scope: VENDAS }, { secret: "another secret" })],
    ["expired", () => signed({ sub: carla.id, scope: VENDAS }, { expires: "-1m" })],
    ["without a user", () => signed({ scope: VENDAS })],
    ["without a scope", () => signed({ sub: carla.id })],
    ["for something that is no scope", () => signed({ sub: carla.id, scope: "team-1" })],
    [
      "without an end",
      () =>
        new SignJWT({ sub: carla.id, scope: VENDAS }).setProtectedHeader({ alg: "HS256" }).sign(key("the room secret")),
    ],
    [
      "without a signature",
      async () => {
        const [, claims] = (await signed({ sub: carla.id, scope: VENDAS })).split(".");
        return `${btoa('{"alg":"none"}').replaceAll("=", "")}.${claims}.`;
      },
    ],
    ["that is none", async () => "none"],
  ])("P8: %s is refused", async (_, token) => {
    expect(await verify(await token())).toBeNull();
  });
});
