/** How long a durability run is: `PROSA_DURABILITY_ROUNDS`, `_SIZE` (webhooks and commands a round) and `_SEED`. */
export const settingsOf = (env: NodeJS.ProcessEnv) => ({
  rounds: numberFrom(env, "PROSA_DURABILITY_ROUNDS", 2),
  size: numberFrom(env, "PROSA_DURABILITY_SIZE", 200),
  seed: numberFrom(env, "PROSA_DURABILITY_SEED", 1),
});

const numberFrom = (env: NodeJS.ProcessEnv, name: string, usual: number): number => {
  const text = env[name];
  if (!text) return usual;
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw new Error(`${name} is not a count: ${text}`);
  return number;
};
