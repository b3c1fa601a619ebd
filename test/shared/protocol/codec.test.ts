import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newId } from "#shared/ids.ts";
import {
  decodeClientFrame,
  decodeRoomFrame,
  encodeFrame,
  encodePadUpdate,
  MAX_FRAME_BYTES,
} from "#shared/protocol/codec.ts";
import { CLOSE_CODE, RefusalReason } from "#shared/protocol/frames.ts";

const presence = { type: "presence", conversationId: newId(), isTyping: true } as const;
const raw = (text: string, channel = 0) => Uint8Array.from([channel, ...new TextEncoder().encode(text)]);

it("carries a frame there and back, as bytes or as a buffer", () => {
  const bytes = encodeFrame(presence);
  expect(decodeClientFrame(bytes)).toEqual(presence);
  expect(decodeClientFrame(bytes.buffer)).toEqual(presence);
  expect(bytes[0]).toBe(0);
});

it("keeps accents and emoji", () => {
  const welcome = { type: "welcome", position: { epoch: "ação 😀", seq: 0, authz: "a" }, mode: "replay" } as const;
  expect(decodeRoomFrame(encodeFrame(welcome))).toEqual(welcome);
});

it("carries a pad's update there and back", () => {
  const update = { channel: 255, number: 0xffff_ffff, update: Uint8Array.from([0, 0]) };
  expect(decodeRoomFrame(encodePadUpdate(update))).toEqual({ type: "pad_update", ...update });
  expect(decodeClientFrame(encodePadUpdate(update).buffer)).toEqual({ type: "pad_update", ...update });
});

describe("takes for no frame", () => {
  it.each([
    ["an update's head without an update", Uint8Array.from([1, 0, 0, 0, 1])],
    ["an update with the number 0", Uint8Array.from([1, 0, 0, 0, 0, 7])],
    ["nothing", new Uint8Array()],
    ["a channel byte alone", new Uint8Array([0])],
    ["broken JSON", raw('{"type":"ping"')],
    ["bytes that are no UTF-8", Uint8Array.from([0, 0x22, 0xff, 0xfe, 0x22])],
    ["an unknown type", raw('{"type":"surprise"}')],
    ["a missing field", raw('{"type":"ack"}')],
    ["a negative cursor", raw('{"type":"ack","seq":-1}')],
    ["a text", '{"type":"ping"}'],
    ["JSON null", raw("null")],
  ])("%s", (_what, data) => {
    expect(decodeClientFrame(data)).toBeNull();
  });

  it("more wanted ids than 500", () => {
    const want = (count: number) => decodeClientFrame(encodeFrame({ type: "want", ids: Array(count).fill(newId()) }));
    expect(want(500)).not.toBeNull();
    expect(want(501)).toBeNull();
  });

  it("what is larger than a frame may be, by one byte", () => {
    const padded = (size: number) => raw(JSON.stringify({ type: "ping" }).padEnd(size - 1, " "));
    expect(decodeClientFrame(padded(MAX_FRAME_BYTES))).toEqual({ type: "ping" });
    expect(decodeClientFrame(padded(MAX_FRAME_BYTES + 1))).toBeNull();
  });

  it("a room's frame that a client sends, and the other way round", () => {
    expect(decodeClientFrame(encodeFrame({ type: "pong" }))).toBeNull();
    expect(decodeRoomFrame(encodeFrame({ type: "ping" }))).toBeNull();
  });
});

it("never throws, whatever the bytes", () => {
  const data = fc.oneof(
    fc.uint8Array(),
    fc.json().map((it) => raw(it)),
    fc.anything(),
  );
  fc.assert(
    fc.property(data, (it) => {
      expect(() => [decodeClientFrame(it), decodeRoomFrame(it)]).not.toThrow();
    }),
  );
});

it("closes each refusal with a code of its own, within the range for applications", () => {
  const codes = RefusalReason.options.map((it) => CLOSE_CODE[it]);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.every((it) => it >= 4000 && it <= 4999)).toBe(true);
});
