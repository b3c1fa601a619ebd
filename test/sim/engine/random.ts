/** Draws of one stream. Forks are streams of their own: what one draws does not move the others. */
export type Random = {
  /** In [0, 1), 53 bits. */
  next: () => number;
  /** A whole number from 0 to below `n`. */
  int: (n: number) => number;
  between: (low: number, high: number) => number;
  chance: (probability: number) => boolean;
  /** Undefined when there is nothing to pick from. */
  pick: <T>(list: readonly T[]) => T | undefined;
  /** One of the keys, each as likely as its weight says. */
  weighted: <K extends string>(weights: Readonly<Record<K, number>>) => K;
  bytes: (into: Uint8Array) => void;
  fork: (name: string) => Random;
};

/** The stream of that name: sfc32 (128 bits of state), seeded by splitmix64 over the name's FNV-1a hash. */
export const createRandom = (name: string): Random => {
  const word = splitmix64(fnv1a64(name));
  const state = Uint32Array.of(word(), word(), word(), word() | 1);
  for (let warm = 0; warm < 12; warm += 1) sfc32(state);
  const next = (): number => (sfc32(state) * 2 ** 21 + (sfc32(state) >>> 11)) / 2 ** 53;
  const int = (n: number): number => Math.floor(next() * n);
  return {
    next,
    int,
    between: (low, high) => low + next() * (high - low),
    chance: (probability) => next() < probability,
    pick: (list) => list[int(list.length)],
    weighted(weights) {
      const entries = Object.entries<number>(weights) as [keyof typeof weights, number][];
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [key, weight] of entries) if ((left -= weight) < 0) return key;
      return (entries.at(-1) as (typeof entries)[number])[0];
    },
    bytes(into) {
      for (let at = 0; at < into.length; at += 1) into[at] = sfc32(state) & 0xff;
    },
    fork: (child) => createRandom(`${name}/${child}`),
  };
};

/** Source: PractRand by Chris Doty-Humphrey, sfc32. */
const sfc32 = (state: Uint32Array): number => {
  const [a = 0, b = 0, c = 0, counter = 0] = state;
  const result = (a + b + counter) >>> 0;
  state[0] = b ^ (b >>> 9);
  state[1] = c + (c << 3);
  state[2] = ((c << 21) | (c >>> 11)) + result;
  state[3] = counter + 1;
  return result;
};

/** Source: Sebastiano Vigna, splitmix64. */
const splitmix64 = (seed: bigint): (() => number) => {
  let state = seed;
  return () => {
    state = BigInt.asUintN(64, state + 0x9e37_79b9_7f4a_7c15n);
    let z = state;
    z = BigInt.asUintN(64, (z ^ (z >> 30n)) * 0xbf58_476d_1ce4_e5b9n);
    z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d0_49bb_1331_11ebn);
    return Number(BigInt.asUintN(32, z ^ (z >> 31n)));
  };
};

const fnv1a64 = (text: string): bigint => {
  let hash = 0xcbf2_9ce4_8422_2325n;
  for (const byte of Buffer.from(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x1_0000_0001_b3n);
  return hash;
};
