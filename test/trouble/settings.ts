import { parseArgs } from "node:util";

/** `--messages`, `--conversations`, `--seed`, and `--minutes` after which what has not come to an end never will. */
export const settingsOf = (args: string[]) => {
  const { values } = parseArgs({
    args,
    options: {
      messages: { type: "string", default: "2000" },
      conversations: { type: "string", default: "60" },
      seed: { type: "string", default: "1" },
      minutes: { type: "string", default: "30" },
    },
  });
  const count = (name: keyof typeof values): number => {
    const number = Number(values[name]);
    if (!Number.isSafeInteger(number) || number < 1) throw new Error(`--${name} is not a count: ${values[name]}`);
    return number;
  };
  return {
    messages: count("messages"),
    conversations: count("conversations"),
    seed: count("seed"),
    minutes: count("minutes"),
  };
};
