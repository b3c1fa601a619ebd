/** A line for whoever started the simulator. */
export const say = (line: string): void => void process.stdout.write(`${line}\n`);
