import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ASSUMPTIONS } from "../../scripts/capacity/assumptions.ts";
import { boundsOf, brokenBy, perDatabase } from "../../scripts/capacity/bounds.ts";
import { COSTS } from "../../scripts/capacity/costs.ts";
import { withTables } from "../../scripts/capacity/document.ts";
import { conversationCost, needsOf, roomGbSAwake, storedGb } from "../../scripts/capacity/needs.ts";
import { chargeFor, fullChargeFor, PRICES } from "../../scripts/capacity/prices.ts";
import { tablesOf } from "../../scripts/capacity/tables.ts";

it("the document holds the tables that the costs, prices and assumptions give: npm run capacity -- --write", () => {
  const document = readFileSync("docs/capacity.md", "utf8");
  expect(withTables(document, tablesOf(ASSUMPTIONS))).toBe(document);
});

it("a document that has no place for a table is not written", () => {
  expect(() => withTables("<!-- bill -->\n", { bill: "| a |" })).toThrow("bill");
  expect(withTables("<!-- bill -->\nold\n<!-- /bill -->", { bill: "$&" })).toBe(
    "<!-- bill -->\n\n$&\n\n<!-- /bill -->",
  );
});

describe("a conversation", () => {
  it("costs its first message, the further ones, the answers, its start, its end and what is looked at", () => {
    const { rowsWritten } = conversationCost({ ...ASSUMPTIONS, inbound: 3, replies: 2, pages: 1 });
    const { firstMessage, message, reply, step, page } = COSTS;
    expect(rowsWritten).toBe(
      firstMessage.rowsWritten +
        2 * message.rowsWritten +
        2 * reply.rowsWritten +
        2 * step.rowsWritten +
        page.rowsWritten,
    );
  });

  it("is paid for by the row, the request and the operation: twice the conversations, twice the use", () => {
    const [once, twice] = [1, 2].map((times) => needsOf(10, { ...ASSUMPTIONS, conversations: times * 3_000 }));
    for (const key of ["rowsWritten", "roomRequests", "queueOperations", "storedGb", "fileGb", "roomGbS"] as const) {
      expect(twice![key]).toBeCloseTo(2 * once![key]);
    }
  });
});

describe("a charge", () => {
  it("is nothing within what the plan includes, and each unit's price beyond", () => {
    expect(chargeFor(PRICES.rowsWritten, 50_000_000)).toBe(0);
    expect(chargeFor(PRICES.rowsWritten, 53_000_000)).toBe(3);
    expect(fullChargeFor(PRICES.rowsWritten, 3_000_000)).toBe(3);
  });

  it("of rooms is for what they do, as long as they hibernate: a tenth or less of what being awake would cost", () => {
    expect(needsOf(1, ASSUMPTIONS).roomGbS).toBeLessThan(roomGbSAwake(1, ASSUMPTIONS) / 10);
  });
});

describe("growing", () => {
  it("breaks nothing with one company, and with a thousand no more than sharding mends", () => {
    expect(brokenBy(1, "single", ASSUMPTIONS)).toEqual([]);
    expect(brokenBy(1_000, "single", ASSUMPTIONS)[0]?.what).toBe("size of a database");
    expect(brokenBy(1_000, "sharded", ASSUMPTIONS)).toEqual([]);
  });

  it("tells the first limit first", () => {
    const reached = brokenBy(100_000, "sharded", ASSUMPTIONS).map((it) => it.sharded);
    expect(reached.length).toBeGreaterThan(1);
    expect(reached).toEqual(reached.toSorted((one, other) => one - other));
  });

  it("puts as many companies into a database as it has room and time for", () => {
    expect(perDatabase(ASSUMPTIONS) * storedGb(ASSUMPTIONS)).toBeLessThanOrEqual(10);
    expect(perDatabase({ ...ASSUMPTIONS, monthsKept: 12 })).toBeGreaterThan(perDatabase(ASSUMPTIONS));
    const slow = { ...ASSUMPTIONS, batchMs: 100 };
    expect(perDatabase(slow)).toBe(boundsOf(slow).find((it) => it.what === "time of a database")?.single);
  });
});
