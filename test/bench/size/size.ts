import type { Benchmark } from "../benchmark.ts";
import { measureSize } from "./measure-size.ts";

const KB = 1_000;

export const size: Benchmark = {
  name: "size",
  how: `JavaScript and CSS of the built client, each file gzipped, that Chromium loads for a signed-in person: until the
list is painted from the copy on the device and answers to clicks and keys, with everything else withheld; until it is live;
and until a conversation is open and can be written in, with nothing fetched ahead.`,
  async run(tell) {
    const { list, live, conversation } = await measureSize(tell);
    return [
      { what: "the list works", unit: "kB", ours: list / KB, limit: { of: "value", atMost: 45 } },
      { what: "the list is live", unit: "kB", ours: live / KB },
      { what: "a conversation is open", unit: "kB", ours: conversation / KB, limit: { of: "value", atMost: 90 } },
    ];
  },
};
