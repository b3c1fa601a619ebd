/**
 * What Cloudflare charges for, in the units of its list: `price` is US dollars for each `per`, `included` what the Workers
 * Paid plan has in it a month. Read on 28 November 2026 from the documentation's pages on pricing.
 */
export type Price = { product: string; what: string; included: number; per: number; price: number; source: string };

const MILLION = 1_000_000;
const DOCS = "developers.cloudflare.com";

export const PLAN_PRICE = 5;

export const PRICES = {
  requests: price("Workers", "requests", 10 * MILLION, MILLION, 0.3, "workers/platform/pricing"),
  cpuMs: price("Workers", "CPU milliseconds", 30 * MILLION, MILLION, 0.02, "workers/platform/pricing"),
  rowsRead: price("D1", "rows read", 25_000 * MILLION, MILLION, 0.001, "d1/platform/pricing"),
  rowsWritten: price("D1", "rows written", 50 * MILLION, MILLION, 1, "d1/platform/pricing"),
  storedGb: price("D1", "GB stored", 5, 1, 0.75, "d1/platform/pricing"),
  roomRequests: price("Rooms", "requests", MILLION, MILLION, 0.15, "durable-objects/platform/pricing"),
  roomGbS: price("Rooms", "GB-s of duration", 400_000, MILLION, 12.5, "durable-objects/platform/pricing"),
  roomRowsWritten: price("Rooms", "rows written", 50 * MILLION, MILLION, 1, "durable-objects/platform/pricing"),
  queueOperations: price("Queues", "operations", MILLION, MILLION, 0.4, "queues/platform/pricing"),
  fileGb: price("R2", "GB stored", 10, 1, 0.015, "r2/pricing"),
  fileWrites: price("R2", "writes (class A)", MILLION, MILLION, 4.5, "r2/pricing"),
  fileReads: price("R2", "reads (class B)", 10 * MILLION, MILLION, 0.36, "r2/pricing"),
} as const satisfies Record<string, Price>;

export type Metered = keyof typeof PRICES;

/** How much of each is used in a month. */
export type Usage = Record<Metered, number>;

/** What the use of one thing costs in a month, beyond what is included, in US dollars. */
export const chargeFor = ({ included, per, price: each }: Price, used: number): number =>
  (Math.max(0, used - included) / per) * each;

/** What it would cost if nothing were included: what each further company adds. */
export const fullChargeFor = (it: Price, used: number): number => chargeFor({ ...it, included: 0 }, used);

function price(product: string, what: string, included: number, per: number, each: number, page: string): Price {
  return { product, what, included, per, price: each, source: `${DOCS}/${page}` };
}
