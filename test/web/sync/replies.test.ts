import { expect, test } from "vitest";
import { replyFacts, seenReply } from "../../../web/sync/replies.ts";
import { BRUNO, CARLA, message, nextId } from "./support/people.ts";

const conversationId = nextId();
const customer = message(conversationId, "Tem azul?", { at: 1 });
const carlas = message(conversationId, "Tem", { at: 2, direction: "out", author: CARLA });
const brunos = message(conversationId, "Tem sim", { at: 3, direction: "out", author: BRUNO });
const line = message(conversationId, "", { at: 4, direction: "system", kind: "event", author: CARLA });
const all = [customer, carlas, brunos, line];
const seen = (messages: typeof all, next: string | null | undefined) =>
  seenReply({ messages, state: "ready", next }, BRUNO.id);

test("what was seen is the newest reply of anyone else", () => {
  expect(seen(all, null)).toBe(carlas.id);
  expect(seen(all, "older")).toBe(carlas.id);
  expect(seen([...all, { ...carlas, id: "z", author: null, at: 5 }], null)).toBe("z");
});

test("where the conversation is held from its beginning and nobody else replied, nothing was seen", () => {
  expect(seen([customer, brunos, line], null)).toBeNull();
  expect(seen([], null)).toBeNull();
});

test("where older messages are not held, what comes after the oldest one held is new", () => {
  expect(seen([customer, brunos], "older")).toBe(customer.id);
});

test("where the newest messages are not held, nothing can be said", () => {
  expect(seen(all, undefined)).toBeUndefined();
  expect(seenReply(undefined, BRUNO.id)).toBeUndefined();
});

test("a decision knows the newest reply of the others and the place of the one that was seen", () => {
  expect(replyFacts(all, BRUNO.id, customer.id)).toEqual({
    newest: { at: 2, id: carlas.id },
    seen: { at: 1, id: customer.id },
  });
  expect(replyFacts([customer, brunos], BRUNO.id, null)).toEqual({ newest: null, seen: null });
});

test("a decision knows nothing where the one that was seen is not here", () => {
  expect(replyFacts([brunos], BRUNO.id, carlas.id)).toBeNull();
});
