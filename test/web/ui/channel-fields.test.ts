import { expect, test } from "vitest";
import * as v from "valibot";
import { ChannelId } from "#shared/model/channel.ts";
import { channelIdOf } from "../../../web/features/settings/channels/channel-fields.ts";

test.each([
  ["WhatsApp da Loja São João", "whatsapp-da-loja-sao-joao-0a1b2c"],
  ["  ¡¿!?  ", "canal-0a1b2c"],
  ["日本", "canal-0a1b2c"],
])("the address of a channel named %j is made of its name, and is one", (name, address) => {
  expect(channelIdOf(name, "0a1b2c")).toBe(address);
  expect(v.is(ChannelId, address)).toBe(true);
});

test("the address of a channel with the longest name is one, too", () => {
  expect(v.is(ChannelId, channelIdOf("á ".repeat(60), "0a1b2c"))).toBe(true);
});
