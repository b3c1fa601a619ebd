import { createSignal } from "solid-js";
import { expect, test } from "vitest";
import { ANA, BRUNO, CARLA, SUPORTE, VENDAS } from "../sync/support/people.ts";
import { mounted, pageOf } from "./support/page.ts";

test("the session, its people and teams are shown", async () => {
  const { prosa } = await pageOf(BRUNO);
  expect(prosa.session.current()).toMatchObject({
    state: "signed_in",
    email: BRUNO.email,
    viewer: { name: "Bruno", teams: { [VENDAS.id]: { isSupervisor: false } } },
  });
  expect(prosa.org.teamName(SUPORTE.id)).toBe("Suporte");
  expect(prosa.org.userName(CARLA.id)).toBe("Carla");
});

test("contacts follow their facts and what waits in the outbox, and leave a list that they no longer fit", async () => {
  const { prosa, company, browser, until } = await pageOf(ANA);
  const it = company.arrives("Rita", "Oi", SUPORTE);
  const filter = createSignal<"active" | "archived">("active");
  const list = mounted(() => prosa.contacts.list(filter[0], () => ""));
  const details = mounted(() => prosa.contacts.details(() => it.contact.id));
  await until(() => expect(list.items()).toMatchObject([{ name: "Rita" }]));
  await until(() => expect(details()).toMatchObject({ ok: true, value: { name: "Rita", archivedAt: null } }));
  browser.goOffline();
  expect(prosa.outbox.run("archive", { contactId: it.contact.id })).toBeNull();
  expect(list.items()).toEqual([]);
  expect(details()).toMatchObject({ ok: true, value: { archivedAt: expect.any(Number) } });
  browser.goOnline();
  await until(() => expect(prosa.outbox.waiting()).toEqual([]));
  filter[1]("archived");
  await until(() => expect(list.items()).toMatchObject([{ name: "Rita" }]));
});

test("a contact that is shown stays, and is not fetched again, while messages come", async () => {
  const { prosa, company, api, until } = await pageOf(ANA);
  const { id, contact } = company.arrives("Rita", "Oi", SUPORTE);
  await until(() => expect(prosa.conversations.get(id)).toBeDefined());
  const details = mounted(() => prosa.contacts.details(() => prosa.conversations.get(id)?.contact.id ?? null));
  await until(() => expect(details()).toMatchObject({ ok: true, value: { id: contact.id } }));
  const asked = () => api.requests.filter((it) => it.startsWith("/api/contacts/")).length;
  const before = asked();
  company.writes(id, "Tudo bem?");
  await until(() => expect(prosa.conversations.get(id)?.preview).toBe("Tudo bem?"));
  expect(details()).toMatchObject({ ok: true, value: { id: contact.id } });
  expect(asked()).toBe(before);
});

test("what others do to a contact shows in a list of contacts, also without any of its conversations", async () => {
  const { prosa, company, until } = await pageOf(ANA);
  const it = company.arrives("Maria", "Oi");
  const list = mounted(() =>
    prosa.contacts.list(
      () => "active",
      () => "",
    ),
  );
  await until(() => expect(list.items()).toMatchObject([{ name: "Maria" }]));
  company.marks(it.contact.id, { archivedAt: 5 });
  await until(() => expect(list.items()).toEqual([]));
});

test("a contact that turns out to be another leaves the list for it, and whoever looks at it sees what it is now", async () => {
  const { prosa, company, until } = await pageOf(ANA);
  const [known, hidden] = [
    company.arrives("Maria", "Pelo número", SUPORTE),
    company.arrives("BR.1", "Sem ele", SUPORTE),
  ];
  const list = mounted(() =>
    prosa.contacts.list(
      () => "active",
      () => "",
    ),
  );
  const details = mounted(() => prosa.contacts.details(() => hidden.contact.id));
  await until(() => expect(list.items().map((it) => it.name)).toEqual(["Maria", "BR.1"]));
  await until(() => expect(details()).toMatchObject({ ok: true, value: { id: hidden.contact.id } }));
  company.merges(hidden.contact.id, known.contact);
  await until(() => expect(list.items().map((it) => it.name)).toEqual(["Maria"]));
  await until(() => expect(details()).toMatchObject({ ok: true, value: { id: known.contact.id, name: "Maria" } }));
  await until(() => expect(prosa.conversations.get(hidden.id)?.contact.id).toBe(known.contact.id));
});

test("who else looks at the conversation is shown, oneself left out", async () => {
  const { prosa, company, colleague, until } = await pageOf(BRUNO);
  const { id } = company.arrives("Maria", "Bom dia");
  const carla = colleague(CARLA);
  for (const page of [prosa, carla]) await until(() => expect(page.conversations.get(id)).toBeDefined());
  prosa.presence.look(id, true);
  await until(() => expect(carla.presence.lookersAt(id)).toEqual([{ userId: BRUNO.id, isTyping: true }]));
  expect(carla.presence.online()).toEqual(new Set([BRUNO.id, CARLA.id]));
  expect(prosa.presence.lookersAt(id)).toEqual([]);
});
