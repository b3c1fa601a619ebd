import { expect, test, vi } from "vitest";
import { teamScope } from "#shared/protocol/scope.ts";
import { BRUNO, CARLA, SUPORTE, VENDAS } from "./support/people.ts";
import { createScene, settled } from "./support/scene.ts";

test("a customer's message shows without anybody asking", async () => {
  const scene = createScene();
  const { replica } = await scene.openOnline(scene.browser(BRUNO));
  const it = scene.company.arrives("Maria", "Bom dia");
  await scene.until(() => expect(replica.view.ids("queue")).toEqual([it.id]));
  scene.company.writes(it.id, "Alguém aí?");
  await scene.until(() => expect(replica.view.conversation(it.id)?.preview).toBe("Alguém aí?"));
});

test("what arrives while somebody types is written and shown at once when it may be, in its order", async () => {
  const { scene, browser, replica, it } = await queued();
  const takeIn = browser.keepBack();
  const shown: (string | undefined)[] = [];
  replica.on("conversations", () => shown.push(replica.view.conversation(it.id)?.preview));
  for (const text of ["Alguém aí?", "Preciso de ajuda", "É urgente"]) scene.company.writes(it.id, text);
  await settled();
  expect(shown).toEqual([]);
  takeIn();
  await scene.until(() => expect(shown).toEqual(["É urgente"]));
  expect(await scene.stored(BRUNO)).toContain("Preciso de ajuda");
});

test("what waits of a connection that is lost is not taken in: the next one tells it again", async () => {
  const { scene, browser, replica, it } = await queued();
  const takeIn = browser.keepBack();
  scene.company.writes(it.id, "Alguém aí?");
  await settled();
  browser.goOffline();
  await settled();
  takeIn();
  await settled();
  expect(replica.view.conversation(it.id)?.preview).toBe("Bom dia");
  browser.goOnline();
  await scene.until(() => expect(replica.view.conversation(it.id)?.preview).toBe("Alguém aí?"));
});

test("facts and the place in the feed are written together or not at all", async () => {
  const scene = createScene();
  await scene.openOnline(scene.browser(BRUNO));
  await scene.until(async () => expect(await scene.stored(BRUNO)).toContain(`"seq":0`));
  const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementationOnce(() => {
    throw new DOMException("the disk failed", "UnknownError");
  });
  const it = scene.company.arrives("Maria", "Bom dia");
  await scene.until(() => expect(put).toHaveBeenCalled());
  await settled();
  const after = await scene.stored(BRUNO);
  expect(after).not.toContain("Bom dia");
  expect(after).not.toContain(`"seq":1`);
  put.mockRestore();
  await scene.until(async () => {
    const healed = await scene.stored(BRUNO);
    expect(healed).toContain(it.id);
    expect(healed).toContain(`"seq":1`);
  });
});

test("what is told is acknowledged once it is kept: within two seconds, or many rows at a time (P13)", async () => {
  const scene = createScene();
  await scene.openOnline(scene.browser(BRUNO));
  const scope = teamScope(VENDAS.id);
  const acked = () => scene.rooms.acked.filter((it) => it.scope === scope).map((it) => it.seq);
  const it = scene.company.arrives("Maria", "Bom dia");
  for (let n = 1; n < 10; n += 1) scene.company.writes(it.id, `Mensagem ${n}`);
  await settled();
  expect(acked()).toEqual([]);
  scene.clock.advance(2_000);
  await settled();
  expect(acked()).toEqual([10]);
  for (let n = 10; n < 80; n += 1) scene.company.writes(it.id, `Mensagem ${n}`);
  // No time goes by here. How many rows are taken in together is a matter of what has arrived by then.
  await vi.waitFor(() => expect(acked()).toHaveLength(2));
  expect(acked()[1]).toBeGreaterThanOrEqual(74);
});

test("what was told before a reset is not acknowledged after it (P16)", async () => {
  const scene = createScene();
  await scene.openOnline(scene.browser(BRUNO));
  scene.company.arrives("Maria", "Bom dia");
  await settled();
  scene.company.changesTeam({ ...VENDAS, access: "attendant" });
  await settled();
  scene.clock.advance(2_000);
  await settled();
  expect(scene.rooms.acked.filter((it) => it.scope === teamScope(VENDAS.id))).toEqual([]);
});

test("a client that was away is told what it missed, from where it was", async () => {
  const scene = createScene();
  const browser = scene.browser(BRUNO);
  const { replica } = await scene.openOnline(browser);
  await scene.until(async () => expect(await scene.stored(BRUNO)).toContain("everyone false"));
  browser.goOffline();
  await scene.until(() => expect(replica.connection().state).toBe("offline"));
  const it = scene.company.arrives("Maria", "Bom dia");
  scene.rooms.sent.length = 0;
  browser.goOnline();
  await scene.until(() => expect(replica.view.ids("queue")).toEqual([it.id]));
  expect(scene.rooms.sent.filter((frame) => frame.includes(`"reset"`))).toEqual([]);
});

test("a reset deletes what is not listed, and fetches what is missing or older", async () => {
  const scene = createScene();
  const [gone, older, same] = ["Ana", "Beto", "Caio"].map((name) => scene.company.arrives(name, "Oi"));
  const browser = scene.browser(BRUNO);
  const { replica } = await scene.openOnline(browser);
  await scene.until(() => expect(replica.view.ids("queue")).toHaveLength(3));
  browser.goOffline();
  await scene.until(() => expect(replica.connection().state).toBe("offline"));
  scene.company.set(gone!.id, { teamId: SUPORTE.id });
  scene.company.writes(older!.id, "Mais uma");
  const missing = scene.company.arrives("Davi", "Oi");
  scene.rooms.beginEpoch("second");
  browser.goOnline();
  await scene.until(() => expect(replica.view.ids("queue")).toEqual([older!.id, same!.id, missing.id]));
  expect(replica.view.conversation(older!.id)?.preview).toBe("Mais uma");
  expect(await scene.stored(BRUNO)).not.toContain(gone!.id);
});

test("the place in a feed is kept only once a reset's rows are here", async () => {
  const scene = createScene();
  const it = scene.company.arrives("Maria", "Bom dia");
  scene.rooms.holdRows();
  const { replica } = await scene.openOnline(scene.browser(BRUNO));
  const later = scene.company.arrives("João", "Oi");
  await scene.until(() => expect(replica.view.ids("queue")).toEqual([later.id]));
  expect(await scene.stored(BRUNO)).not.toContain("everyone false");
  scene.rooms.releaseRows();
  await scene.until(async () => expect(await scene.stored(BRUNO)).toContain(`"seq":2,"authz":"everyone false"`));
  expect(replica.view.ids("queue")).toEqual([it.id, later.id]);
});

test("a conversation that moves to another team of ours stays, whichever feed is faster", async () => {
  for (const slow of [VENDAS, SUPORTE]) {
    const scene = createScene();
    const it = scene.company.arrives("Maria", "Bom dia");
    const { replica } = await scene.openOnline(scene.browser(CARLA));
    await scene.until(() => expect(replica.view.ids("queue")).toEqual([it.id]));
    scene.rooms.hold(teamScope(slow.id));
    scene.company.set(it.id, { teamId: SUPORTE.id });
    await settled();
    scene.rooms.release(teamScope(slow.id));
    await scene.until(() => expect(replica.view.conversation(it.id)?.team.id).toBe(SUPORTE.id));
    await settled();
    expect(replica.view.ids("queue")).toEqual([it.id]);
  }
});

test("a change of a team's access shows and hides at once", async () => {
  const scene = createScene();
  const it = scene.company.arrives("Maria", "Segredo");
  scene.company.set(it.id, { state: "open", attendantId: CARLA.id });
  const { replica } = await scene.openOnline(scene.browser(BRUNO));
  await scene.until(() => expect(replica.view.ids("others")).toEqual([it.id]));
  scene.company.changesTeam({ ...VENDAS, access: "attendant" });
  await scene.until(async () => {
    expect(replica.view.ids("others")).toEqual([]);
    expect(await scene.stored(BRUNO)).not.toContain("Segredo");
  });
  scene.company.changesTeam(VENDAS);
  await scene.until(() => expect(replica.view.ids("others")).toEqual([it.id]));
});

test("joining a team brings its conversations, leaving it takes them", async () => {
  const scene = createScene();
  const it = scene.company.arrives("Rita", "Preciso de ajuda", SUPORTE);
  const { replica } = await scene.openOnline(scene.browser(BRUNO));
  scene.company.joins({ teamId: SUPORTE.id, userId: BRUNO.id, isSupervisor: false });
  await scene.until(() => expect(replica.view.ids("queue")).toEqual([it.id]));
  scene.company.leaves(SUPORTE.id, BRUNO.id);
  await scene.until(() => expect(replica.view.ids("queue")).toEqual([]));
  await scene.until(async () => expect(await scene.stored(BRUNO)).not.toContain("Preciso de ajuda"));
});

test("names are those of today, not of the summary's last fact", async () => {
  const scene = createScene();
  const it = scene.company.arrives("Maria", "Bom dia");
  scene.company.set(it.id, { state: "open", attendantId: CARLA.id });
  const { replica } = await scene.openOnline(scene.browser(BRUNO));
  await scene.until(() => expect(replica.view.conversation(it.id)?.attendant?.name).toBe("Carla"));
  scene.company.renames({ ...CARLA, name: "Carla Dias" });
  await scene.until(() => expect(replica.view.conversation(it.id)?.attendant?.name).toBe("Carla Dias"));
});

test("a connection that died without saying so is noticed and made anew", async () => {
  const scene = createScene();
  const browser = scene.browser(BRUNO);
  const { replica } = await scene.openOnline(browser);
  for (const socket of browser.sockets) socket.isDead = true;
  const it = scene.company.arrives("Maria", "Bom dia");
  await scene.until(() => {
    scene.clock.advance(1_000);
    expect(replica.view.ids("queue")).toEqual([it.id]);
  });
});

test("rooms of a newer protocol make the page ask to be loaded anew", async () => {
  const scene = createScene();
  scene.rooms.refuseAll("upgrade");
  const { replica } = await scene.open(scene.browser(BRUNO));
  await scene.until(() => expect(replica.connection()).toEqual({ state: "offline", isOutdated: true }));
});

test("who is online and who looks is shown", async () => {
  const scene = createScene();
  const it = scene.company.arrives("Maria", "Bom dia");
  const { replica } = await scene.openOnline(scene.browser(BRUNO));
  const carla = await scene.openOnline(scene.browser(CARLA));
  await scene.until(() => expect([...replica.presence().online].sort()).toEqual([BRUNO.id, CARLA.id].sort()));
  await scene.until(() => expect(carla.replica.view.ids("queue")).toHaveLength(1));
  carla.replica.look({ conversationId: it.id, isTyping: true });
  await scene.until(() =>
    expect(replica.presence().lookers).toMatchObject([
      { conversationId: it.id, lookers: [{ userId: CARLA.id, isTyping: true }] },
    ]),
  );
});

/** Maria's conversation waits in Bruno's queue. */
async function queued() {
  const scene = createScene();
  const browser = scene.browser(BRUNO);
  const { replica } = await scene.openOnline(browser);
  const it = scene.company.arrives("Maria", "Bom dia");
  await scene.until(() => expect(replica.view.ids("queue")).toEqual([it.id]));
  return { scene, browser, replica, it };
}
