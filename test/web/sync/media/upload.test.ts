import { expect, test } from "vitest";
import type { Id } from "#shared/ids.ts";
import { BRUNO } from "../support/people.ts";
import { createScene } from "../support/scene.ts";

const VOICE = new File(["som"], "gravação.ogg", { type: "audio/ogg" });

const attended = async () => {
  const scene = createScene();
  const it = scene.company.arrives("Maria", "Oi");
  scene.company.set(it.id, { state: "open", attendantId: BRUNO.id });
  const browser = scene.browser(BRUNO);
  const { replica } = await scene.openOnline(browser);
  await scene.until(() => expect(replica.view.ids("mine")).toEqual([it.id]));
  const heard: number[] = [];
  const upload = (signal = new AbortController().signal, id: Id = it.id) =>
    replica.media.upload(
      id,
      VOICE,
      { isVoice: true, seconds: 2.5, waveform: [0, 100] },
      signal,
      (fraction) => void heard.push(fraction),
    );
  return { scene, browser, replica, it, heard, upload };
};

test("an upload says what it is, tells how far it has come, and is kept as what was fetched is", async () => {
  const { scene, browser, replica, it, heard, upload } = await attended();
  const done = await upload();
  expect(scene.api.uploads[0]).toMatchObject({
    path: `/api/conversations/${it.id}/media`,
    headers: {
      "content-type": "audio/ogg",
      "x-file-name": "grava%C3%A7%C3%A3o.ogg",
      "x-voice": "1",
      "x-seconds": "2.5",
      "x-waveform": "[0,100]",
    },
  });
  expect(done).toMatchObject({ ok: true, media: { state: "ready", mime: "audio/ogg", isVoice: true } });
  expect(heard).toEqual([0.5]);
  const [media] = done.ok ? [done.media] : [];
  await scene.until(async () => expect(await scene.stored(BRUNO)).toContain("som"));
  browser.goOffline();
  replica.media.open(media!, it.id);
  await scene.until(() => expect(replica.media.get(media!.id)?.state).toBe("ready"));
});

test("one that is aborted, or finds no server, is no more than that", async () => {
  const { scene, browser, upload } = await attended();
  const letGo = scene.api.delay(/media/);
  const cut = new AbortController();
  const aborted = upload(cut.signal);
  cut.abort();
  letGo();
  expect(await aborted).toEqual({ ok: false, code: "offline" });
  browser.goOffline();
  expect(await upload()).toEqual({ ok: false, code: "offline" });
  expect(scene.api.files.size).toBe(0);
});

test("a refusal comes with its code", async () => {
  const { upload } = await attended();
  expect(await upload(undefined, "another")).toEqual({ ok: false, code: "not_found" });
});
