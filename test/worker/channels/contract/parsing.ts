import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Item } from "../../../../worker/channels/port.ts";
import { mutated, randomFrom } from "../fuzz/mutate.ts";
import { providerThat } from "./provider.ts";
import { expectStorable } from "./storable.ts";
import type { Subject } from "./subject.ts";

/** Whatever comes in is something, and nothing throws. */
export const parsingContract = (subject: Subject) => {
  const { channel, bodies } = subject;
  const { fetcher, asked } = providerThat(() => new Response());
  const adapter = subject.adapter(fetcher);
  const itemsOf = (body: unknown): Item[] => adapter.parse(body, channel).flatMap((it) => it.items);

  /** What holds for every body, whoever wrote it. */
  const expectKept = (said: unknown) => {
    const before = JSON.stringify(said);
    const body: unknown = JSON.parse(before);
    const items = itemsOf(body);
    expect(items, "a body holds at least one thing").not.toEqual([]);
    for (const item of items) {
      expectStorable(item);
      if (item.is === "broken") {
        const kept: unknown = JSON.parse(JSON.stringify(item.body) ?? "null");
        expect(itemsOf(kept), "what is broken stays what it is when it is parsed again").toEqual([
          { ...item, body: kept },
        ]);
      }
    }
    expect(JSON.stringify(body), "parsing changes nothing of what it reads").toBe(before);
  };

  describe("what a webhook says", () => {
    it.each(Object.entries(bodies))("%s is taken for what it is", (_name, { body, items }) => {
      expect(itemsOf(body).map((it) => it.is)).toEqual(items);
      expectKept(body);
    });

    it("every kind of item that the contract names is among the samples that the channel has of it", () => {
      const seen = new Set(Object.values(bodies).flatMap((it) => it.items));
      expect([...seen]).toEqual(expect.arrayContaining(["message", "status", "event", "ignored", "broken"]));
    });

    it("any JSON is kept, and none throws", () => {
      fc.assert(fc.property(fc.jsonValue({ maxDepth: 6 }), expectKept), { numRuns: 300 });
    });

    it("mutations of what the provider sends are kept, and none throws", () => {
      const samples = fc.constantFrom(...Object.values(bodies).map((it) => it.body));
      fc.assert(
        fc.property(samples, fc.integer(), (body, seed) => {
          try {
            expectKept(JSON.parse(mutated(body, randomFrom(seed))));
          } catch (error) {
            if (!(error instanceof SyntaxError)) throw error;
          }
        }),
        { numRuns: 1_000 },
      );
    });

    it("nobody is asked about it", () => expect(asked).toEqual([]));
  });
};
