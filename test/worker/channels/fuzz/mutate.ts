/** Answers a number from 0 up to, and without, 1. */
type Random = () => number;
type Place = { parent: Record<string, unknown> | unknown[]; key: string | number };

/** What is put where something else was expected. */
const STRANGERS: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  1.5,
  "",
  " ",
  "0",
  "\u0000",
  "\ud83d",
  "x".repeat(2_000),
  "__proto__",
  [],
  [[]],
  [null],
  {},
  { id: {} },
];

type Mutation = (place: Place, random: Random) => void;

const MUTATIONS: Record<string, Mutation> = {
  drop: ({ parent, key }) => {
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else delete parent[key];
  },
  retype: (place, random) => put(place, oneOf(STRANGERS, random)),
  nest: (place, random) => put(place, random() < 0.5 ? [valueAt(place)] : { [String(place.key)]: valueAt(place) }),
  repeat: ({ parent, key }) => {
    if (Array.isArray(parent)) parent.push(...(structuredClone(parent) as unknown[]).slice(0, 3));
    else parent[`${key}_`] = structuredClone(parent[key]);
  },
  stringify: (place) => put(place, JSON.stringify(valueAt(place)) ?? ""),
  rename: ({ parent, key }) => {
    if (Array.isArray(parent)) return;
    parent[String(key).toUpperCase()] = parent[key];
    delete parent[key];
  },
};

/** A body in one to three ways other than its provider sends it, as raw text: not always JSON any more. */
export const mutated = (body: unknown, random: Random): string => {
  const root = { body: structuredClone(body) };
  for (let times = 1 + Math.floor(random() * 3); times > 0; times--) {
    const places = placesIn(root);
    if (places.length === 0) break;
    oneOf(Object.values(MUTATIONS), random)(oneOf(places, random), random);
  }
  const raw = JSON.stringify(root.body) ?? "";
  const fate = random();
  if (fate < 0.05) return raw.slice(0, Math.floor(random() * raw.length));
  if (fate < 0.15) return withDuplicateKey(raw, random);
  return raw;
};

/** The same numbers for the same seed: mulberry32. */
export const randomFrom = (seed: number): Random => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const placesIn = (value: unknown): Place[] => {
  if (typeof value !== "object" || value === null) return [];
  const parent = value as Place["parent"];
  return Object.entries(parent).flatMap(([key, inner]) => [{ parent, key }, ...placesIn(inner)]);
};

const valueAt = ({ parent, key }: Place): unknown => (parent as Record<string, unknown>)[key];

const put = ({ parent, key }: Place, value: unknown): void => {
  (parent as Record<string, unknown>)[key] = structuredClone(value);
};

/** Says one key twice in its object, as only raw text can; the second counts. */
const withDuplicateKey = (raw: string, random: Random): string => {
  const keys = [...raw.matchAll(/"[a-z_]+":/g)];
  if (keys.length === 0) return raw;
  const { 0: key, index } = oneOf(keys, random);
  const value = JSON.stringify(oneOf(STRANGERS, random));
  return `${raw.slice(0, index)}${key}${value},${raw.slice(index)}`;
};

const oneOf = <T>(from: readonly T[], random: Random): T => from[Math.floor(random() * from.length)] as T;
