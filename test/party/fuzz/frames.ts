import fc from "fast-check";
import { encodeFrame, encodePadUpdate } from "#shared/protocol/codec.ts";
import type { ClientFrame } from "#shared/protocol/frames.ts";
import { type ClockOf, mutation, updates } from "./updates.ts";

/** What a hostile client sends, once it is known where the pad that it has open stands. */
export type Message = (clockOf: ClockOf) => unknown;

/** Frames of all kinds, about these conversations and by tickets of this sort: noise, right ones, and right ones with mistakes. */
export const messages = (conversationIds: readonly string[], tickets: readonly string[]): fc.Arbitrary<Message> => {
  const id = fc.constantFrom(...conversationIds);
  const channel = fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1, max: 3 }) }, fc.integer({ min: -1, max: 256 }));
  const base64 = fc.base64String({ maxLength: 40 });
  const epoch = fc.constantFrom("", "x", ...conversationIds);
  const frame: fc.Arbitrary<ClientFrame> = fc.oneof(
    fc.record({
      type: fc.constant("hello" as const),
      version: fc.constantFrom(1, 2, 3),
      ticket: fc.constantFrom(...tickets),
      position: fc.option(fc.record({ epoch, seq: fc.nat(), authz: fc.string() })),
    }),
    fc.record({ type: fc.constant("want" as const), ids: fc.array(id) }),
    fc.record({ type: fc.constant("ack" as const), seq: fc.nat() }),
    fc.record({ type: fc.constant("presence" as const), conversationId: fc.option(id), isTyping: fc.boolean() }),
    fc.record({ type: fc.constant("ping" as const) }),
    fc.record({
      type: fc.constant("pad_open" as const),
      channel,
      conversationId: id,
      copy: fc.option(fc.record({ epoch, vector: base64 })),
    }),
    fc.record({ type: fc.constant("pad_close" as const), channel }),
    fc.record({ type: fc.constant("pad_ack" as const), channel, number: fc.nat() }),
    fc.record({
      type: fc.constant("pad_cursor" as const),
      channel,
      cursor: fc.option(fc.record({ root: fc.oneof(fc.constant("draft" as const), id), anchor: base64, head: base64 })),
    }),
  );
  const update = fc
    .record({
      channel: fc.integer({ min: 1, max: 3 }),
      number: fc.integer({ min: 1, max: 2 ** 32 - 1 }),
      update: updates,
    })
    .map((it) => (clockOf: ClockOf) => encodePadUpdate({ ...it, update: new Uint8Array(it.update(clockOf)) }));
  const right: fc.Arbitrary<(clockOf: ClockOf) => Uint8Array> = fc.oneof(
    { weight: 2, arbitrary: update },
    { weight: 1, arbitrary: frame.map((it) => () => encodeFrame(it)) },
  );
  return fc.oneof(
    { weight: 6, arbitrary: right },
    {
      weight: 2,
      arbitrary: fc.tuple(right, mutation).map(
        ([it, mutate]) =>
          (clockOf: ClockOf) =>
            mutate(it(clockOf)),
      ),
    },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 80 }).map((it) => () => it) },
    { weight: 1, arbitrary: fc.json().map((it) => () => new TextEncoder().encode(`\0${it}`)) },
    { weight: 1, arbitrary: fc.anything().map((it) => () => it) },
  );
};
