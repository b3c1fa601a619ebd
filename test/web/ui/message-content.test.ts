import { describe, expect, test } from "vitest";
import {
  cardsIn,
  choiceDetail,
  mapAddress,
  orderIn,
  placeIn,
  shareIn,
} from "../../../web/features/inbox/messages/body/content.ts";
import { buttonsIn, forwardIn } from "../../../web/features/inbox/messages/content.ts";

test("a place is read flat or under its kind, and found by its coordinates before its words", () => {
  const place = { latitude: -23.5, longitude: -46.6, name: "Loja", address: "Rua A, 1" };
  expect(placeIn(place)).toEqual(place);
  expect(placeIn({ location: place })).toEqual(place);
  expect(mapAddress(place)).toBe("https://www.google.com/maps/search/?api=1&query=-23.5%2C-46.6");
  expect(mapAddress({ ...place, latitude: null })).toBe("https://www.google.com/maps/search/?api=1&query=Rua+A%2C+1");
});

test("coordinates that are nowhere on earth are no coordinates", () => {
  expect(mapAddress({ latitude: 200, longitude: 0, name: null, address: null })).toBeNull();
});

test("a contact card gives its name however it was written, and each number once", () => {
  expect(
    cardsIn({
      contacts: [
        { name: { formatted_name: "Helena Prado" }, phones: [{ phone: "+55 21 9" }, { phone: "+55 21 9" }] },
        { name: { first_name: "Otto", last_name: "Reis" }, phones: [{ wa_id: "5521" }] },
        "not a card",
        { phones: "none" },
      ],
    }),
  ).toEqual([
    { name: "Helena Prado", phones: ["+55 21 9"] },
    { name: "Otto Reis", phones: ["5521"] },
    { name: "", phones: [] },
  ]);
});

test("an order is added up only where every price is known", () => {
  const items = [
    { product_retailer_id: "BOTA", quantity: 2, item_price: 99.9, currency: "BRL" },
    { product_retailer_id: "MEIA", quantity: 1, item_price: "10.10", currency: "BRL" },
  ];
  expect(orderIn({ product_items: items })).toMatchObject({ currency: "BRL", total: 20_990 });
  expect(orderIn({ order: { product_items: [...items, { name: "Laço" }] } })).toMatchObject({
    total: null,
    lines: [{ name: "BOTA" }, { name: "MEIA" }, { name: "Laço", quantity: 1, price: null }],
  });
});

test("buttons are read from our own and from templates", () => {
  expect(buttonsIn({ buttons: [{ id: "1", title: "Sim" }, { id: "2" }] })).toEqual(["Sim"]);
  expect(buttonsIn({ template: { name: "a", language: "pt_BR", buttons: ["Ver pedido"] } })).toEqual(["Ver pedido"]);
  expect(buttonsIn({ text: "Sim", payload: "{}" })).toEqual([]);
});

test("what was chosen in a list has a line of detail", () => {
  expect(choiceDetail({ id: "1", title: "37", description: "Em estoque" })).toBe("Em estoque");
  expect(choiceDetail({ payload: "1" })).toBeNull();
});

test("a share is opened only at a web address", () => {
  expect(shareIn({ share: { is: "story_reply", url: "https://a.example/s" } })).toEqual({
    kind: "story",
    title: null,
    url: "https://a.example/s",
  });
  expect(shareIn({ share: { type: "ig_reel", title: "Botas", url: "javascript:alert(1)" } })).toEqual({
    kind: "post",
    title: "Botas",
    url: null,
  });
  expect(shareIn({ media: {} })).toBeNull();
});

test("forwarded by many is told from forwarded once", () => {
  expect([forwardIn({ forwarded: true }), forwardIn({ forwarded: "often" }), forwardIn({}), forwardIn(null)]).toEqual([
    "once",
    "often",
    null,
    null,
  ]);
});

describe("content of any shape", () => {
  test.each([[null], [{}], [{ contacts: 5, order: [], location: "x", share: null, buttons: {}, template: [] }]])(
    "%j shows nothing and breaks nothing",
    (content) => {
      expect(cardsIn(content)).toEqual([]);
      expect(orderIn(content)).toEqual({ lines: [], currency: "BRL", total: null });
      expect(mapAddress(placeIn(content))).toBeNull();
      expect(shareIn(content)).toBeNull();
      expect(buttonsIn(content)).toEqual([]);
    },
  );
});
