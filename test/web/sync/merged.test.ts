import { expect, test } from "vitest";
import type { Conversation } from "#shared/model/conversation.ts";
import { openDB } from "idb";
import { BRUNO } from "./support/people.ts";
import { createScene } from "./support/scene.ts";

/** Maria has written from her number, and hidden it another time; Bruno's device holds both conversations. */
const apart = async () => {
  const scene = createScene();
  const known = scene.company.arrives("Maria", "Pelo número");
  const hidden = scene.company.arrives("BR.1", "Sem ele");
  const browser = scene.browser(BRUNO);
  const { replica } = await scene.openOnline(browser);
  await scene.until(() => expect(replica.view.ids("queue")).toHaveLength(2));
  return { scene, browser, replica, known, hidden };
};

const storedContact = async (id: string) => {
  const db = await openDB(`prosa-${BRUNO.id}`);
  const it = (await db.get("conversations", id)) as Conversation | undefined;
  db.close();
  return it?.contact.name;
};

test("a replica shows all that was another contact's under the one that it is now, and has it so on disk", async () => {
  const { scene, replica, known, hidden } = await apart();
  scene.company.merges(hidden.contact.id, known.contact);
  await scene.until(() => expect(replica.view.conversation(hidden.id)?.contact).toMatchObject({ name: "Maria" }));
  expect(replica.view.isMerged(hidden.contact.id)).toBe(true);
  expect(replica.view.contact(hidden.contact.id)?.id).toBe(known.contact.id);
  await scene.until(async () => expect(await storedContact(hidden.id)).toBe("Maria"));
});

test("another tab learns of it, too", async () => {
  const { scene, browser, known, hidden } = await apart();
  const { replica } = await scene.openOnline(browser);
  scene.company.merges(hidden.contact.id, known.contact);
  await scene.until(() => expect(replica.view.isMerged(hidden.contact.id)).toBe(true));
});

test("a device that was away learns of it when it is back, and what waited on it is done to the contact that there is", async () => {
  const { scene, browser, replica, known, hidden } = await apart();
  browser.goOffline();
  expect(replica.commands.run("archive", { contactId: hidden.contact.id })).toBeNull();
  scene.company.merges(hidden.contact.id, known.contact);
  browser.goOnline();
  await scene.until(() => expect(replica.outbox.unsent()).toEqual([]));
  expect(replica.outbox.refusals()).toEqual([]);
  for (const id of [known.id, hidden.id])
    await scene.until(() =>
      expect(replica.view.conversation(id)?.contact).toMatchObject({
        id: known.contact.id,
        archivedAt: expect.any(Number),
      }),
    );
});

test("what waits for a contact shows on the one that it has become", async () => {
  const { scene, browser, replica, known, hidden } = await apart();
  scene.company.merges(hidden.contact.id, known.contact);
  await scene.until(() => expect(replica.view.isMerged(hidden.contact.id)).toBe(true));
  browser.goOffline();
  expect(replica.commands.run("archive", { contactId: hidden.contact.id })).toBeNull();
  expect(replica.view.conversation(known.id)?.contact.archivedAt).not.toBeNull();
});

test("of a chain of merges it is the last", async () => {
  const { scene, replica, known, hidden } = await apart();
  const third = scene.company.arrives("7@lid", "Pela Z-API");
  scene.company.merges(hidden.contact.id, third.contact);
  scene.company.merges(third.contact.id, known.contact);
  await scene.until(() => expect(replica.view.contact(hidden.contact.id)?.id).toBe(known.contact.id));
});
