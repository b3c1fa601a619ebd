import * as v from "valibot";
import { type Content, isRecord, list, number, text, within } from "../content.ts";

export type PlaceContent = {
  name: string | null;
  address: string | null;
  latitude: number | null;
  longitude: number | null;
};
export type CardContent = { name: string; phones: string[] };
/** The price is in the currency's smallest unit, null where it is not known. */
export type OrderLine = { name: string; quantity: number; price: number | null };
export type OrderContent = { lines: OrderLine[]; currency: string; total: number | null };
export type ShareContent = { kind: "story" | "post" | "link"; title: string | null; url: string | null };

export const placeIn = (content: Content): PlaceContent => {
  const it = within(content, "location");
  return {
    name: text(it["name"]),
    address: text(it["address"]),
    latitude: number(it["latitude"]),
    longitude: number(it["longitude"]),
  };
};

const MapPoint = v.object({
  latitude: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
  longitude: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
});

/** Where a map shows the place; null when it cannot be found by what is known of it. */
export const mapAddress = (place: PlaceContent): string | null => {
  const point = v.safeParse(MapPoint, place);
  const { latitude, longitude } = point.success ? point.output : {};
  const query = point.success ? `${latitude},${longitude}` : (place.address ?? place.name);
  return query && `https://www.google.com/maps/search/?${new URLSearchParams({ api: "1", query })}`;
};

export const cardsIn = (content: Content): CardContent[] =>
  list(content?.["contacts"]).map((card) => {
    const name = within(card, "name");
    const full = [text(name["first_name"]), text(name["last_name"])].filter(Boolean).join(" ");
    const phones = list(card["phones"]).map((it) => text(it["phone"]) ?? text(it["wa_id"]));
    return {
      name: text(name["formatted_name"]) ?? (full || (text(card["name"]) ?? text(card["displayName"]) ?? "")),
      phones: [...new Set(phones.filter((it) => it !== null))],
    };
  });

export const orderIn = (content: Content): OrderContent => {
  const it = within(content, "order");
  const items = list(it["product_items"] ?? it["products"] ?? it["items"]);
  const lines = items.map((item) => ({
    name: text(item["name"]) ?? text(item["product_retailer_id"]) ?? text(item["productId"]) ?? "",
    quantity: number(item["quantity"]) ?? 1,
    price: cents(item["item_price"] ?? item["price"]),
  }));
  const isPriced = lines.length > 0 && lines.every((line) => line.price !== null);
  return {
    lines,
    currency: text(items[0]?.["currency"]) ?? text(it["currency"]) ?? "BRL",
    total: isPriced ? lines.reduce((sum, line) => sum + (line.price ?? 0) * line.quantity, 0) : null,
  };
};

/** What stands under the choice that a customer made in a list. */
export const choiceDetail = (content: Content): string | null =>
  text(content?.["description"]) ?? text(within(content, "list_reply")["description"]);

export const shareIn = (content: Content): ShareContent | null => {
  const it = content?.["share"] ?? content?.["story"];
  if (!isRecord(it)) return null;
  const url = text(it["url"]) ?? text(it["link"]);
  const kind = String(it["is"] ?? it["kind"] ?? it["type"] ?? (content?.["story"] ? "story" : ""));
  return {
    kind: kind.includes("story") ? "story" : /post|reel|share|media/.test(kind) ? "post" : "link",
    title: text(it["title"]) ?? text(it["name"]),
    url: url && isWebAddress(url) ? url : null,
  };
};

const isWebAddress = (url: string): boolean => /^https?:\/\//i.test(url) && URL.canParse(url);

/** Prices come as numbers, or as text in some. */
const cents = (it: unknown): number | null => {
  const price = typeof it === "string" ? Number(it) : number(it);
  return price === null || !Number.isFinite(price) ? null : Math.round(price * 100);
};
