/**
 * Measures sides in turn, so that what the machine does meanwhile meets all of them: A B, B A, A B and so on. Answers what
 * each round of a side gave.
 */
export const interleave = async <Side extends string, T>(
  rounds: number,
  sides: Record<Side, (round: number) => Promise<T>>,
): Promise<Record<Side, T[]>> => {
  const names = Object.keys(sides) as Side[];
  const given = Object.fromEntries(names.map((it) => [it, [] as T[]])) as Record<Side, T[]>;
  for (let round = 0; round < rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) given[name].push(await sides[name](round));
  }
  return given;
};
