import fc from "fast-check";
import { DRAFT, NOTES } from "#shared/model/pad.ts";
import {
  type Bytes,
  deleted,
  deletion,
  forge,
  gone,
  item,
  note,
  section,
  skip,
  text,
  type,
} from "../pads/support/forge.ts";
import { idOf } from "../room/support/people.ts";

/** Client ids: some honest people's, some that nobody has used. */
export const CLIENTS = [100, 200, 201, 300, 0, 0xffff_ffff];

/** What a pad knows of a client's writing, so that a forged update can go on from there. */
export type ClockOf = (client: number) => number;

/** An update that its parts' maker has no right to, or has; it is made when it is known where the pad stands. */
export type Forger = (clockOf: ClockOf) => Uint8Array;

const client = fc.constantFrom(...CLIENTS);
const small = fc.oneof(
  { weight: 9, arbitrary: fc.nat({ max: 12 }) },
  { weight: 1, arbitrary: fc.nat({ max: 2 ** 32 }) },
);
const ref = fc.tuple(client, small);
const ids = fc.nat({ max: 40 }).map((n) => idOf(900 + n));

const where = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ root: DRAFT }) },
  { weight: 4, arbitrary: fc.record({ root: fc.constant(NOTES), key: ids }) },
  { weight: 2, arbitrary: fc.record({ root: fc.constantFrom(DRAFT, NOTES, "evil", ""), key: fc.string() }) },
  { weight: 4, arbitrary: fc.record({ left: ref }) },
  { weight: 2, arbitrary: fc.record({ right: ref }) },
  { weight: 3, arbitrary: fc.record({ left: ref, right: ref }) },
  { weight: 3, arbitrary: fc.record({ within: ref }) },
  { weight: 1, arbitrary: fc.record({ within: ref, key: ids }) },
);

const content = fc.oneof(
  { weight: 6, arbitrary: fc.string({ unit: "grapheme", maxLength: 6 }).map(text) },
  { weight: 2, arbitrary: small.map(deleted) },
  { weight: 4, arbitrary: fc.constant(note) },
  { weight: 1, arbitrary: fc.nat({ max: 8 }).map(type) },
  { weight: 1, arbitrary: fc.record({ kind: fc.nat({ max: 31 }), bytes: fc.array(fc.nat({ max: 255 })) }) },
);

const struct: fc.Arbitrary<Bytes> = fc.oneof(
  { weight: 12, arbitrary: fc.tuple(where, content).map(([place, what]) => item(place, what)) },
  { weight: 1, arbitrary: small.map(gone) },
  { weight: 1, arbitrary: small.map(skip) },
);

const forged: fc.Arbitrary<Forger> = fc
  .record({
    sections: fc.array(
      fc.record({
        client,
        offset: fc.oneof(
          { weight: 8, arbitrary: fc.constant(0) },
          { weight: 1, arbitrary: fc.integer({ min: -3, max: 3 }) },
        ),
        structs: fc.array(struct, { minLength: 1, maxLength: 4 }),
      }),
      { maxLength: 3 },
    ),
    deletions: fc.array(fc.tuple(client, small, small), { maxLength: 2 }),
  })
  .map(
    ({ sections, deletions }) =>
      (clockOf) =>
        forge(
          sections.map((it) => section(it.client, Math.max(0, clockOf(it.client) + it.offset), ...it.structs)),
          deletions.map(([of, clock, length]) => deletion(of, [clock, length])),
        ),
  );

/** Bytes with some of them changed, left out, put in or said again. */
export const mutation: fc.Arbitrary<(bytes: Uint8Array) => Uint8Array> = fc
  .array(
    fc.record({ how: fc.constantFrom("change", "cut", "put", "repeat"), at: fc.nat(), byte: fc.nat({ max: 255 }) }),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((changes) => (bytes) => {
    let out = [...bytes];
    for (const { how, at, byte } of changes) {
      const place = out.length === 0 ? 0 : at % out.length;
      if (how === "change") out[place] = byte;
      if (how === "cut") out.splice(place, 1 + (byte % 8));
      if (how === "put") out.splice(place, 0, byte);
      if (how === "repeat") out = [...out.slice(0, place), ...out.slice(Math.max(0, place - (byte % 16)))];
    }
    return new Uint8Array(out);
  });

/** Updates of all kinds: noise, forged ones, and forged ones with mistakes in them. */
export const updates: fc.Arbitrary<Forger> = fc.oneof(
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 60 }).map((it) => () => it) },
  { weight: 6, arbitrary: forged },
  {
    weight: 3,
    arbitrary: fc.tuple(forged, mutation).map(
      ([it, mutate]) =>
        (clockOf: ClockOf) =>
          mutate(it(clockOf)),
    ),
  },
);
