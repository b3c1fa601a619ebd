import { expect, test } from "vitest";
import type { Replica } from "../../../web/sync/replica.ts";
import { startSync } from "../../../web/sync/session.ts";
import { BRUNO, nextId } from "./support/people.ts";
import { createMortal } from "./support/mortal.ts";
import { createScene } from "./support/scene.ts";

/** Bruno attends a conversation in two tabs, of which the leading one can be killed. */
const twoTabs = async () => {
  const scene = createScene();
  const { id } = scene.company.arrives("Maria", "Bom dia");
  scene.company.set(id, { state: "open", attendantId: BRUNO.id });
  const browser = scene.browser(BRUNO);
  const { ports, kill } = createMortal(browser.portsOfTab());
  const first = await scene.openOnline({ ...browser, openTab: () => startSync(ports) });
  const second = await scene.openOnline(browser);
  for (const { replica } of [first, second]) await scene.until(() => expect(replica.view.ids("mine")).toEqual([id]));
  const send = ({ replica }: { replica: Replica }, text: string): void =>
    expect(replica.commands.run("send", { conversationId: id, messageId: nextId(), text })).toBeNull();
  const sent = () => scene.api.carriedOut.map((it) => (it.args as { text?: string }).text);
  return { ...scene, browser, first, second, kill, id, send, sent };
};

test("commands under way when the leading tab dies are repeated under the same ids, and carried out once", async () => {
  const { first, second, kill, send, sent, api, company, id, until } = await twoTabs();
  const release = api.delay(/commands/);
  send(first, "um");
  await until(() => expect(sent()).toEqual(["um"]));
  send(second, "dois");
  await until(() => expect(second.replica.outbox.unsent()).toHaveLength(2));
  kill();
  release();
  await until(() => expect(sent()).toEqual(["um", "dois"]));
  await until(() => expect(second.replica.outbox.items()).toEqual([]));
  expect(company.messages(id).map((it) => it.text)).toEqual(["Bom dia", "um", "dois"]);
  expect(second.replica.outbox.refusals()).toEqual([]);
});

test("what was given in a tab that died before anything was sent is sent by the next, in order", async () => {
  const { first, second, kill, send, sent, browser, until } = await twoTabs();
  browser.goOffline();
  for (const text of ["um", "dois", "três"]) send(first, text);
  await until(() => expect(second.replica.outbox.unsent()).toHaveLength(3));
  kill();
  send(second, "quatro");
  browser.goOnline();
  await until(() => expect(second.replica.outbox.items()).toEqual([]));
  expect(sent()).toEqual(["um", "dois", "três", "quatro"]);
});

test("a leading tab that died is followed within two seconds", async () => {
  const { second, kill, company, clock, until } = await twoTabs();
  const before = clock.now();
  kill();
  const it = company.arrives("João", "Oi");
  await until(() => expect(second.replica.view.ids("queue")).toEqual([it.id]));
  await until(() => expect(second.replica.connection().state).toBe("online"));
  expect(clock.now() - before).toBeLessThan(2_000);
});

test("an answer that the dying tab had written is not asked for again, and its effect does not come back", async () => {
  const { first, second, kill, send, sent, rooms, id, until } = await twoTabs();
  rooms.hold(`team-${second.replica.view.conversation(id)!.team.id}`);
  send(first, "um");
  await until(() => expect(second.replica.outbox.answered()).toHaveLength(1));
  kill();
  await until(() => expect(second.replica.outbox.items()).toEqual([]));
  expect(sent()).toEqual(["um"]);
  expect(second.replica.view.conversation(id)?.preview).toBe("um");
});
