import * as v from "valibot";
import { SavedPad } from "#shared/protocol/pad-home.ts";
import type { Scope } from "#shared/protocol/scope.ts";
import type { Rooms } from "./port.ts";

const SEAL_TIMEOUT_MS = 8_000;
const PING_TIMEOUT_MS = 3_000;
const Sealed = v.object({ pad: v.nullable(SavedPad) });

/** Rooms on PartyKit, reached over HTTP with the shared secret. */
export const partykitRooms = (host: string, secret: string): Rooms => {
  const post = (scope: Scope, body: object, signal?: AbortSignal) =>
    fetch(`${host}/parties/main/${scope}`, {
      method: "POST",
      headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
      body: JSON.stringify(body),
      ...(signal ? { signal } : {}),
    });
  return {
    poke: async (scope, rows) => {
      const response = await post(scope, { scope, rows });
      await response.body?.cancel();
    },
    seal: async (scope, conversationId) => {
      const response = await post(scope, { seal: conversationId }, AbortSignal.timeout(SEAL_TIMEOUT_MS));
      if (!response.ok) throw new Error(`the room answered ${response.status}`);
      const sealed = v.safeParse(Sealed, await response.json());
      // Nothing of what it answered goes into the error: it is what people wrote.
      if (!sealed.success) throw new Error("the room answered something else than a pad");
      return sealed.output.pad;
    },
    ping: async () => {
      // What is no room's name is refused before anything is started.
      const response = await fetch(`${host}/parties/main/ping`, { signal: AbortSignal.timeout(PING_TIMEOUT_MS) });
      await response.body?.cancel();
      if (response.status >= 500) throw new Error(`the rooms' host answered ${response.status}`);
    },
    address: (scope) => `${host.replace(/^http/, "ws")}/parties/main/${scope}`,
  };
};
