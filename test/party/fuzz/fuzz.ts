import fc from "fast-check";

/** What inputs are thrown at, and what must hold whatever they were. */
export type Target<Input> = {
  inputs: fc.Arbitrary<Input>;
  /** Throws when something is wrong. Returns what was thrown, for the report. */
  throwIn: (input: Input) => unknown;
  /** Throws when somebody honest was harmed. */
  check: () => void | Promise<void>;
};

/** Throws so many inputs at the target, the same ones for the same seed. Rejects with the input after which something was wrong. */
export const fuzz = async <Input>(
  target: Target<Input>,
  { seed, inputs, onProgress }: { seed: number; inputs: number; onProgress?: (done: number) => void },
): Promise<void> => {
  for (let done = 0; done < inputs;) {
    const batch = fc.sample(target.inputs, { seed: seed + done, numRuns: Math.min(BATCH, inputs - done) });
    let last: unknown = null;
    try {
      for (const input of batch) {
        last = await target.throwIn(input);
        done += 1;
      }
      await target.check();
    } catch (error) {
      throw new Error(`after input ${done} of seed ${seed}, last ${shown(last)}`, { cause: error });
    }
    onProgress?.(done);
  }
};

/** Inputs between two looks at who is honest. */
const BATCH = 50;

const shown = (input: unknown): string =>
  input instanceof Uint8Array ? Buffer.from(input).toString("hex") : (JSON.stringify(input) ?? typeof input);
