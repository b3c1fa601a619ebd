/** A line for whoever watches a long run. */
export const say = (line: string): void => void process.stdout.write(`${line}\n`);
