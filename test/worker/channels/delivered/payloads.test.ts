import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import type { ChannelKind } from "#shared/model/channel.ts";
import type { ChannelAddress, Item } from "../../../../worker/channels/port.ts";
import { type Company, foundCompany } from "../../../support/worker/company.ts";
import { fromMaria } from "../whatsapp/payloads.ts";
import { SUBJECTS } from "../subjects.ts";
import { connected, halves } from "./connected.ts";

type Given = { name: string; raw: string };
type Row = { name: string; status: number; items: string[]; became: Record<string, number> };

/** Without payloads from outside, one of our own shows that the table tells the truth. */
const OWN: Given[] = [
  { name: "whatsapp/text.json", raw: JSON.stringify(fromMaria({ type: "text", text: { body: "Oi" } })) },
  { name: "whatsapp/broken.json", raw: '{"object":' },
];
const payloads: Given[] = env.PAYLOADS ? JSON.parse(env.PAYLOADS) : OWN;

it("every payload gets its 200, lands as what it is, and is counted", async () => {
  const company = await foundCompany();
  const rows: Row[] = [];
  for (const [index, payload] of payloads.entries()) rows.push(await take(company, payload, index));
  console.warn(tableOf(rows));
  expect(rows.filter((it) => it.status !== 200)).toEqual([]);
  expect(rows.filter((it) => (it.became.received ?? 0) === 0)).toEqual([]);
  expect(await halves(company)).toEqual([]);
}, 600_000);

it.skipIf(env.PAYLOADS)("a payload that says something is told from one that says nothing", async () => {
  const company = await foundCompany();
  const [text, broken] = await Promise.all(OWN.map((it, index) => take(company, it, 1_000 + index)));
  expect([text?.became, broken?.became]).toEqual([
    { received: 1, stored: 1 },
    { received: 1, dead_letter: 1 },
  ]);
});

/** Delivers a payload to a channel of its own, so that none is a repeat of another; its ids become the channel's. */
const take = async (company: Company, { name, raw }: Given, index: number): Promise<Row> => {
  const kind = kindOf(name, raw);
  const subject = SUBJECTS[kind];
  const address = { id: `p-${index}`, externalId: `3000${index}`, accountId: `4000${index}` };
  const own = localised(kind, raw, address);
  const { deliver, outcomes } = await connected(company, subject, address);
  const status = await deliver(own);
  return { name, status, items: itemsOf(kind, own, address).map(labelOf), became: await outcomes() };
};

const OBJECTS: Record<string, ChannelKind> = {
  whatsapp_business_account: "whatsapp",
  instagram: "instagram",
  page: "messenger",
};

/** Whose payload it is: by what it says itself, else by the folder that it lies in. */
const kindOf = (name: string, raw: string): ChannelKind => {
  const object = /"object"\s*:\s*"(\w+)"/.exec(raw)?.[1] ?? "";
  const named = (Object.keys(SUBJECTS) as ChannelKind[]).find((it) => name.includes(it));
  return OBJECTS[object] ?? named ?? "zapi";
};

/** The payload with the ids of the number, page, account or instance that it was for replaced by the channel's. */
const localised = (kind: ChannelKind, raw: string, { externalId, accountId }: ChannelAddress): string => {
  const body = jsonOf(raw);
  if (body === undefined) return raw;
  const parts = SUBJECTS[kind].adapter(fetch).parse(body, { id: "", externalId: "", accountId: null });
  const swaps = parts.flatMap((it): [string | null, string | null][] => [
    [it.externalId, externalId],
    [it.accountId, accountId],
  ]);
  return swaps.reduce(
    (text, [from, to]) => (from ? text.replaceAll(JSON.stringify(from), JSON.stringify(to)) : text),
    JSON.stringify(body),
  );
};

const itemsOf = (kind: ChannelKind, raw: string, address: ChannelAddress): Item[] => {
  const body = jsonOf(raw);
  return body === undefined
    ? []
    : SUBJECTS[kind]
        .adapter(fetch)
        .parse(body, address)
        .flatMap((it) => it.items);
};

const jsonOf = (raw: string): unknown => {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
};

const labelOf = (item: Item): string => {
  switch (item.is) {
    case "message":
      return `message ${item.message.kind}`;
    case "echo":
      return `echo ${item.echo.kind}`;
    case "status":
      return `status ${item.status.status}`;
    case "event":
      return `event ${item.event.name}`;
    case "ignored":
      return `ignored ${item.name}`;
    case "broken":
      return `broken (${item.error})`;
    default:
      return item.is;
  }
};

const tableOf = (rows: readonly Row[]): string => {
  const width = Math.max(...rows.map((it) => it.name.length));
  const counts = (became: Row["became"]) =>
    Object.entries(became)
      .filter(([outcome]) => outcome !== "received")
      .map(([outcome, count]) => `${outcome} ${count}`)
      .join(", ");
  const sums: Record<string, number> = {};
  for (const { became } of rows) {
    for (const [outcome, count] of Object.entries(became)) sums[outcome] = (sums[outcome] ?? 0) + count;
  }
  const { received = 0, ...outcomes } = sums;
  return [
    "",
    ...rows.map(
      (it) => `${it.name.padEnd(width)}  ${it.status}  ${it.items.join(", ") || "-"}  →  ${counts(it.became)}`,
    ),
    "",
    `${rows.length} payloads, ${received} things in them:`,
    ...Object.entries(outcomes)
      .toSorted()
      .map(([outcome, count]) => `${String(count).padStart(6)}  ${outcome}`),
    "",
  ].join("\n");
};
