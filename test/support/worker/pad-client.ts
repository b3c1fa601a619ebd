import * as Y from "yjs";
import { DRAFT } from "#shared/model/pad.ts";
import { encodePadUpdate } from "#shared/protocol/codec.ts";
import type { Scope } from "#shared/protocol/scope.ts";
import type { Browser } from "./browser.ts";
import { enter, type RoomClient } from "./room-client.ts";

/** A client in the room that has opened the conversation's pad, on channel 1. */
export const openPad = async (browser: Browser, scope: Scope, conversationId: string): Promise<RoomClient> => {
  const client = await enter(browser, scope);
  client.say({ type: "pad_open", channel: 1, conversationId, copy: null });
  await client.hear("pad");
  return client;
};

/** Types the text into the draft, a letter an update, and waits until the room has kept it all. */
export const typeInto = async (client: RoomClient, text: string): Promise<void> => {
  const doc = new Y.Doc();
  let number = 0;
  doc.on("update", (update: Uint8Array) => {
    number += 1;
    client.send(encodePadUpdate({ channel: 1, number, update: Uint8Array.from(update) }));
  });
  for (const letter of text) doc.getText(DRAFT).insert(doc.getText(DRAFT).length, letter);
  await client.hear("pad_ack", (it) => it.number === number);
};

/** What stands in the draft, by the first update that the room sent. */
export const draftHeardBy = async (client: RoomClient): Promise<string> => {
  const { update } = await client.hear("pad_update");
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  return doc.getText(DRAFT).toString();
};
