import { openDB } from "idb";
import { resolveObjectURL } from "node:buffer";
import { expect, test, vi } from "vitest";
import type { Id } from "#shared/ids.ts";
import type { Conversation } from "#shared/model/conversation.ts";
import type { Media } from "#shared/model/media.ts";
import type { Replica } from "../../../../web/sync/replica.ts";
import { fileOf } from "../support/api.ts";
import { BRUNO, CARLA, VIP } from "../support/people.ts";
import { createScene, settled } from "../support/scene.ts";

type Scene = ReturnType<typeof createScene>;

/** Maria sends Bruno's team a file that holds the given text. */
const sends = (scene: Scene, text: string, about: Partial<Media> = {}, it?: Conversation) => {
  const conversation = it ?? scene.company.arrives("Maria", "Oi");
  const blob = new Blob([text], { type: about.mime ?? "image/jpeg" });
  const media = fileOf({ bytes: blob.size, ...about });
  scene.api.files.set(media.id, { conversationId: conversation.id, blob });
  const message = scene.company.writes(conversation.id, "[foto]", { kind: media.kind, content: { media } });
  return { conversation, media, message };
};

/** Shows the file as a bubble does; reads its text. */
const showIn = (replica: Replica, { conversation, media }: { conversation: Conversation; media: Media }) => {
  const close = replica.media.open(media, conversation.id);
  const state = () => replica.media.get(media.id)?.state;
  const url = () => replica.media.get(media.id)?.url;
  return { close, state, url, text: async () => textAt(url()) };
};
const textAt = async (url: string | undefined) => (url === undefined ? null : resolveObjectURL(url)?.text());

const keptIds = async (userId: Id): Promise<Id[]> => {
  const db = await openDB(`prosa-${userId}`);
  const ids = (await db.getAllKeys("media")) as Id[];
  db.close();
  return ids;
};

const held = async (scene: Scene, replica: Replica, { conversation }: { conversation: Conversation }) =>
  scene.until(() => expect(replica.view.conversation(conversation.id)).toBeDefined());

test("a photo comes from the server once, and from this device from then on, also offline", async () => {
  const scene = createScene();
  const photo = sends(scene, "um sofá");
  const browser = scene.browser(BRUNO);
  const first = await scene.openOnline(browser);
  await held(scene, first.replica, photo);
  const shown = showIn(first.replica, photo);
  expect(shown.state()).toBe("loading");
  await scene.until(() => expect(shown.state()).toBe("ready"));
  expect(await shown.text()).toBe("um sofá");
  await scene.until(async () => expect(await keptIds(BRUNO.id)).toEqual([photo.media.id]));
  await first.close();
  browser.goOffline();
  const { replica } = await scene.open(browser);
  const again = showIn(replica, photo);
  await scene.until(() => expect(again.state()).toBe("ready"));
  expect(await again.text()).toBe("um sofá");
  expect(scene.api.requests.filter((it) => it.includes(photo.media.id))).toHaveLength(1);
});

test("what is closed is let go of, once nobody shows it any more", async () => {
  const scene = createScene();
  const photo = sends(scene, "um sofá");
  const { replica } = await scene.openOnline(scene.browser(BRUNO));
  const [one, two] = [showIn(replica, photo), showIn(replica, photo)];
  await scene.until(() => expect(one.state()).toBe("ready"));
  const url = one.url()!;
  one.close();
  one.close();
  expect(await textAt(url)).toBe("um sofá");
  two.close();
  expect(await textAt(url)).toBeUndefined();
  expect(replica.media.get(photo.media.id)).toBeUndefined();
});

test("the addresses of all that is shown at once are one request", async () => {
  const scene = createScene();
  const first = sends(scene, "um");
  const rest = ["dois", "três"].map((text) => sends(scene, text, {}, first.conversation));
  const { replica } = await scene.openOnline(scene.browser(BRUNO));
  const shown = [first, ...rest].map((it) => showIn(replica, it));
  await scene.until(() => expect(shown.map((it) => it.state())).toEqual(Array(3).fill("ready")));
  expect(scene.api.requests.filter((it) => it === "/api/media/links")).toHaveLength(1);
});

test.each([
  ["a video", { kind: "video", mime: "video/mp4" }, "curto"],
  ["a document", { kind: "document", mime: "application/pdf" }, "curto"],
  ["a photo of more than 2 MB", {}, "x".repeat(2_000_001)],
] as const)("%s is shown and not kept", async (_what, about, text) => {
  const scene = createScene();
  const file = sends(scene, text, about);
  const { replica } = await scene.openOnline(scene.browser(BRUNO));
  await held(scene, replica, file);
  const shown = showIn(replica, file);
  await scene.until(() => expect(shown.state()).toBe("ready"));
  await settled();
  expect(await keptIds(BRUNO.id)).toEqual([]);
});

test("when files take too much room, what was not shown for the longest goes", async () => {
  const scene = createScene();
  const photo = sends(scene, "novo");
  const { replica } = await scene.openOnline(scene.browser(BRUNO));
  await held(scene, replica, photo);
  const db = await openDB(`prosa-${BRUNO.id}`);
  const old = (id: string, usedAt: number) =>
    db.put("media", { id, conversationId: photo.conversation.id, blob: new Blob(), size: 99_999_999, usedAt });
  await old("oldest", 1);
  await old("older", 2);
  db.close();
  const shown = showIn(replica, photo);
  await scene.until(() => expect(shown.state()).toBe("ready"));
  await scene.until(async () => expect((await keptIds(BRUNO.id)).sort()).toEqual([photo.media.id, "older"].sort()));
});

test("what is still on its way to the provider's file, or was refused, is not asked for", async () => {
  const scene = createScene();
  const it = sends(scene, "um sofá", { state: "waiting" });
  const { replica } = await scene.openOnline(scene.browser(BRUNO));
  const waiting = showIn(replica, it);
  const refused = showIn(replica, sends(scene, "grande", { state: "refused", problem: "too_large" }));
  await settled();
  expect([waiting.state(), refused.state()]).toEqual(["loading", "failed"]);
  expect(scene.api.requests).not.toContain("/api/media/links");
  const ready = showIn(replica, { ...it, media: { ...it.media, state: "ready" } });
  await scene.until(() => expect([waiting.state(), ready.state()]).toEqual(["ready", "ready"]));
});

test("offline, what is not kept says so, and comes when the server can be reached again", async () => {
  const scene = createScene();
  const browser = scene.browser(BRUNO);
  const { replica } = await scene.openOnline(browser);
  const photo = sends(scene, "um sofá");
  await held(scene, replica, photo);
  browser.goOffline();
  const shown = showIn(replica, photo);
  await scene.until(() => expect(shown.state()).toBe("offline"));
  browser.goOnline();
  await scene.until(() => expect(shown.state()).toBe("ready"));
});

test.each([
  ["half of it", new Blob(["um s"], { type: "image/jpeg" })],
  ["a captive portal's page", new Blob(["<html>"], { type: "text/html" })],
])("%s is not shown as the file, which comes when it is asked for again", async (_what, wrong) => {
  const scene = createScene();
  const photo = sends(scene, "um sofá");
  const { blob, ...file } = scene.api.files.get(photo.media.id)!;
  scene.api.files.set(photo.media.id, { ...file, blob: wrong });
  const { replica } = await scene.openOnline(scene.browser(BRUNO));
  const shown = showIn(replica, photo);
  await scene.until(() => expect(shown.state()).toBe("failed"));
  scene.api.files.set(photo.media.id, { ...file, blob });
  replica.media.retry(photo.media.id);
  await scene.until(() => expect(shown.state()).toBe("ready"));
  expect(await shown.text()).toBe("um sofá");
});

test("a conversation that is taken away takes its files, in every tab and on the device", async () => {
  const scene = createScene();
  const photo = sends(scene, "um sofá");
  const browser = scene.browser(BRUNO);
  const tabs = [await scene.openOnline(browser), await scene.openOnline(browser)];
  await held(scene, tabs[0]!.replica, photo);
  const shown = tabs.map(({ replica }) => showIn(replica, photo));
  for (const it of shown) await scene.until(() => expect(it.state()).toBe("ready"));
  const urls = shown.map((it) => it.url()!);
  await scene.until(async () => expect(await keptIds(BRUNO.id)).toEqual([photo.media.id]));
  scene.company.set(photo.conversation.id, { teamId: VIP.id });
  await scene.until(async () => expect(await keptIds(BRUNO.id)).toEqual([]));
  for (const it of shown) await scene.until(() => expect([it.state(), it.url()]).toEqual(["failed", undefined]));
  expect(await Promise.all(urls.map(textAt))).toEqual([undefined, undefined]);
});

test.each([
  ["its address", /links/],
  ["its bytes", /signature/],
])("what is taken away while %s is on the way is neither shown nor written", async (_what, path) => {
  const scene = createScene();
  const photo = sends(scene, "um sofá");
  const { replica } = await scene.openOnline(scene.browser(BRUNO));
  await held(scene, replica, photo);
  const letGo = scene.api.delay(path);
  const shown = showIn(replica, photo);
  await scene.until(() => expect(scene.api.requests.some((it) => path.test(it))).toBe(true));
  scene.company.set(photo.conversation.id, { teamId: VIP.id });
  await scene.until(() => expect(replica.view.conversation(photo.conversation.id)).toBeUndefined());
  letGo();
  await settled();
  expect([shown.state(), shown.url()]).toEqual(["failed", undefined]);
  expect(await keptIds(BRUNO.id)).toEqual([]);
});

test("what only the API shows is never kept, since nothing could take it back", async () => {
  const scene = createScene();
  const photo = sends(scene, "um sofá", {}, scene.company.arrives("Maria", "Oi", VIP));
  scene.company.set(photo.conversation.id, { state: "open", attendantId: CARLA.id });
  scene.company.changesTeam({ ...VIP, access: "everyone" });
  scene.company.set(photo.conversation.id, { state: "concluded", concludedAt: scene.clock.now() });
  const { replica } = await scene.openOnline(scene.browser(BRUNO));
  const shown = showIn(replica, photo);
  await scene.until(() => expect(shown.state()).toBe("ready"));
  await settled();
  expect(await keptIds(BRUNO.id)).toEqual([]);
});

test("the file of a message that was taken back leaves the device", async () => {
  const scene = createScene();
  const photo = sends(scene, "um sofá");
  const { replica } = await scene.openOnline(scene.browser(BRUNO));
  await held(scene, replica, photo);
  const end = replica.threads.open(photo.conversation.id);
  const shown = showIn(replica, photo);
  await scene.until(async () => expect(await keptIds(BRUNO.id)).toEqual([photo.media.id]));
  await scene.until(async () => expect(await scene.stored(BRUNO)).toContain("[foto]"));
  shown.close();
  const { id, at, revision } = photo.message;
  const gone = { id, at, kind: "image", content: null, revision: revision + 1, revokedAt: scene.clock.now() } as const;
  scene.company.writes(photo.conversation.id, "apagada", gone);
  await scene.until(async () => expect(await keptIds(BRUNO.id)).toEqual([]));
  end();
});

test("signing out leaves nothing of any file", async () => {
  const scene = createScene();
  const photo = sends(scene, "um sofá");
  const { sync, replica } = await scene.openOnline(scene.browser(BRUNO));
  await held(scene, replica, photo);
  const shown = showIn(replica, photo);
  await scene.until(async () => expect(await keptIds(BRUNO.id)).toEqual([photo.media.id]));
  const url = shown.url();
  await sync.signOut();
  expect(await scene.stored(BRUNO)).toBe("");
  expect(await textAt(url)).toBeUndefined();
});

test("where there is no room, a file is shown all the same", async () => {
  const scene = createScene();
  const photo = sends(scene, "um sofá");
  const { replica } = await scene.openOnline(scene.browser(BRUNO));
  await held(scene, replica, photo);
  const put = IDBObjectStore.prototype.put;
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore, ...args) {
    if (this.name === "media") throw new DOMException("full", "QuotaExceededError");
    return put.apply(this, args);
  });
  const shown = showIn(replica, photo);
  await scene.until(() => expect(shown.state()).toBe("ready"));
  await settled();
  expect(await keptIds(BRUNO.id)).toEqual([]);
  vi.restoreAllMocks();
});
