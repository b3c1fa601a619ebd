/** Updates by hand, byte for byte as Yjs (v1) writes them, for what an honest document would never say. */
export type Bytes = readonly number[];
export type Ref = readonly [client: number, clock: number];
type Where = { left?: Ref; right?: Ref; root?: string; within?: Ref; key?: string };

export const forge = (sections: readonly Bytes[], deletions: readonly Bytes[] = []): Uint8Array =>
  new Uint8Array([...uint(sections.length), ...sections.flat(), ...uint(deletions.length), ...deletions.flat()]);

/** What a client wrote, from a clock on. */
export const section = (client: number, clock: number, ...structs: Bytes[]): Bytes => [
  ...uint(structs.length),
  ...uint(client),
  ...uint(clock),
  ...structs.flat(),
];

export const deletion = (client: number, ...ranges: (readonly [clock: number, length: number])[]): Bytes => [
  ...uint(client),
  ...uint(ranges.length),
  ...ranges.flat().flatMap(uint),
];

export const gone = (length: number): Bytes => [0, ...uint(length)];
export const skip = (length: number): Bytes => [10, ...uint(length)];

export const item = (where: Where, content: { kind: number; bytes: Bytes }): Bytes => {
  const { left, right, root, within, key } = where;
  const info = content.kind | (left ? 0x80 : 0) | (right ? 0x40 : 0) | (key === undefined ? 0 : 0x20);
  const parent = left || right ? [] : root === undefined ? [0, ...ref(within ?? [0, 0])] : [1, ...string(root)];
  const place = [...(left ? ref(left) : []), ...(right ? ref(right) : []), ...parent];
  return [info, ...place, ...(left || right || key === undefined ? [] : string(key)), ...content.bytes];
};

export const text = (it: string) => ({ kind: 4, bytes: string(it) });
export const deleted = (length: number) => ({ kind: 1, bytes: uint(length) });
/** A shared type: 0 array, 1 map, 2 text, 3 to 6 XML. */
export const type = (ref: number) => ({ kind: 7, bytes: uint(ref) });
export const note = { kind: 7, bytes: [2] };

export const uint = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) + 128, ...uint(Math.floor(value / 128))];

export const string = (it: string): number[] => {
  const bytes = new TextEncoder().encode(it);
  return [...uint(bytes.length), ...bytes];
};

const ref = ([client, clock]: Ref): number[] => [...uint(client), ...uint(clock)];
