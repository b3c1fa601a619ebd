import type { Assumptions } from "./assumptions.ts";
import { boundsOf, brokenBy, busiestRoom, perDatabase } from "./bounds.ts";
import { COSTS } from "./costs.ts";
import { conversationCost, needsOf, roomGbSAwake } from "./needs.ts";
import { chargeFor, fullChargeFor, type Metered, PLAN_PRICE, PRICES } from "./prices.ts";

export const SIZES = [1, 1_000, 100_000];

const NAMES: Record<keyof typeof COSTS, string> = {
  message: "a message to an open conversation",
  firstMessage: "a first message",
  reply: "a reply with three statuses",
  step: "starting or concluding",
  page: "a page of a list",
};

/** The tables of docs/capacity.md, by name, as Markdown. */
export const tablesOf = (it: Assumptions): Record<string, string> => ({
  costs: costsTable(it),
  needs: needsTable(it),
  bill: billTable(it),
  bounds: boundsTable(it),
  first: firstTable(it),
});

const costsTable = (it: Assumptions): string => {
  const rows = (Object.keys(NAMES) as (keyof typeof COSTS)[]).map((key) => [NAMES[key], COSTS[key]] as const);
  return table(
    ["what", "queries", "batches", "rows read", "rows written", "room requests", "queue operations"],
    [...rows, ["a whole conversation", conversationCost(it)] as const].map(([name, cost]) => [
      name,
      ...[cost.queries, cost.batches, cost.rowsRead, cost.rowsWritten, cost.roomRequests, cost.queueOperations].map(
        short,
      ),
    ]),
  );
};

const needsTable = (it: Assumptions): string =>
  table(
    ["a month", ...SIZES.map(companies)],
    [
      ["conversations", ...SIZES.map((size) => short(size * it.conversations))],
      ...metered().map((key) => [nameOf(key), ...SIZES.map((size) => short(needsOf(size, it)[key]))]),
      ["Rooms, GB-s if they did not hibernate", ...SIZES.map((size) => short(roomGbSAwake(size, it)))],
      ["rooms", ...SIZES.map((size) => short(size * (it.teams + 1)))],
      ["requests a second of the busiest room", ...SIZES.map(() => short(busiestRoom(it)))],
      ["databases", ...SIZES.map((size) => short(Math.ceil(size / perDatabase(it))))],
    ],
  );

const billTable = (it: Assumptions): string => {
  const charge = (size: number, key: Metered) => chargeFor(PRICES[key], needsOf(size, it)[key]);
  const total = (size: number) => metered().reduce((sum, key) => sum + charge(size, key), PLAN_PRICE);
  const thousand = 1_000 / it.conversations;
  const added = (key: Metered) => fullChargeFor(PRICES[key], needsOf(1, it)[key]) * thousand;
  const addedInAll = metered().reduce((sum, key) => sum + added(key), 0);
  return table(
    ["US$ a month", ...SIZES.map(companies), "each further thousand conversations"],
    [
      ...metered().map((key) => [nameOf(key), ...SIZES.map((size) => money(charge(size, key))), money(added(key))]),
      ["the plan", ...SIZES.map(() => money(PLAN_PRICE)), ""],
      ["**in all**", ...SIZES.map((size) => `**${money(total(size))}**`), `**${money(addedInAll)}**`],
      ["per thousand conversations", ...SIZES.map((size) => money((total(size) / size) * thousand)), ""],
      [
        "rooms' duration if they did not hibernate",
        ...SIZES.map((size) => money(chargeFor(PRICES.roomGbS, roomGbSAwake(size, it)))),
        money(fullChargeFor(PRICES.roomGbS, roomGbSAwake(1, it)) * thousand),
      ],
    ],
  );
};

const boundsTable = (it: Assumptions): string =>
  table(
    ["limit", "companies in one database", `sharded, ${perDatabase(it)} to a database`, "remedy"],
    boundsOf(it).map(({ what, single, sharded, remedy }) => [what, reach(single), reach(sharded), remedy]),
  );

const firstTable = (it: Assumptions): string => {
  const list = (size: number, kind: "single" | "sharded") =>
    brokenBy(size, kind, it)
      .map((bound) => `${bound.what} (at ${short(bound[kind])})`)
      .join(", ") || "nothing";
  return table(
    ["companies", "breaks in one database", "breaks when sharded"],
    SIZES.map((size) => [size.toLocaleString("en-US"), list(size, "single"), list(size, "sharded")]),
  );
};

const metered = () => Object.keys(PRICES) as Metered[];
const nameOf = (key: Metered): string => `${PRICES[key].product}, ${PRICES[key].what}`;
const companies = (size: number): string => (size === 1 ? "1 company" : `${size.toLocaleString("en-US")} companies`);
const reach = (size: number): string => (size === Infinity ? "–" : short(size));

/** Three digits that count, with thousands, millions and so on: nobody knows the fourth. */
const short = (value: number): string => {
  if (value === 0) return "0";
  const power = Math.min(4, Math.max(0, Math.floor(Math.log10(Math.abs(value)) / 3)));
  const scaled = value / 1_000 ** power;
  return `${Number(scaled.toPrecision(3))}${["", " k", " M", " G", " T"][power] ?? ""}`;
};

const money = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString("en-US") : (Math.round(value * 1_000) / 1_000).toString();

/** Padded, as the formatter leaves it: the first column to the left, figures to the right. */
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map((cells) => (cells[at] ?? "").length)));
  const line = (cells: readonly string[]): string => {
    const padded = widths.map((width, at) =>
      at === 0 ? (cells[at] ?? "").padEnd(width) : (cells[at] ?? "").padStart(width),
    );
    return `| ${padded.join(" | ")} |`;
  };
  const rule = widths.map((width, at) => (at === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`));
  return [line(head), line(rule), ...rows.map(line)].join("\n");
};
