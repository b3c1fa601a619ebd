import { expect, onTestFinished, test } from "vitest";
import type { Contact } from "#shared/model/contact.ts";
import type { Conversation } from "#shared/model/conversation.ts";
import type { User } from "#shared/model/user.ts";
import { type Tab, TABS } from "#shared/policy/sight.ts";
import { createProsa } from "../../../web/stores/create-prosa.ts";
import type { Prosa } from "../../../web/stores/prosa.ts";
import { fileOf } from "./support/api.ts";
import { ANA, BRUNO, CARLA, SUPORTE, VENDAS, VIP } from "./support/people.ts";
import { createScene, settled } from "./support/scene.ts";
import { createSleeper } from "./support/sleeper.ts";
import { mounted } from "../stores/support/page.ts";

type Scene = ReturnType<typeof createScene>;

/** A way of losing access to a conversation of a customer whose every word, name and number says so. */
type Way = {
  /** Who loses it. */
  user: User;
  /** Makes it visible to them. */
  given: (scene: Scene) => Conversation;
  lose: (scene: Scene, it: Conversation) => void;
  /** The API showed it, and no database has it. */
  isOnlySeen?: true;
};

const CANARY = "canário";
const PHOTO = fileOf();
const arrives = ({ company, clock, api }: Scene, team = VENDAS): Conversation => {
  const it = company.arrives(`${CANARY}-nome`, `${CANARY}-primeiro`, team);
  company.marks(it.contact.id, { phone: `${CANARY}-telefone` } as Partial<Contact>);
  const photo = new Blob([`${CANARY}-foto`], { type: "image/jpeg" });
  api.files.set(PHOTO.id, { conversationId: it.id, blob: photo });
  const content = { caption: `${CANARY}-legenda`, media: PHOTO };
  company.writes(it.id, `${CANARY}-texto`, { content, at: clock.now() });
  return company.get(it.id);
};

const toVip = ({ company }: Scene, { id }: Conversation): void => company.set(id, { teamId: VIP.id });
const isOpen = { state: "open", attendantId: CARLA.id } as const;

/** Bruno sees it in Vendas and would see it in Suporte; from there it goes on, out of his sight. */
const passesThrough = (slower: string, faster: string): Way => ({
  user: BRUNO,
  given(scene) {
    scene.company.joins({ teamId: SUPORTE.id, userId: BRUNO.id, isSupervisor: false });
    return arrives(scene);
  },
  lose(scene, it) {
    scene.rooms.hold(`team-${slower}`);
    scene.company.set(it.id, { teamId: SUPORTE.id });
    toVip(scene, it);
    scene.rooms.release(`team-${faster}`);
    scene.clock.advance(20);
    scene.rooms.release(`team-${slower}`);
  },
});

const WAYS: Record<string, Way> = {
  "transferred to another team": { user: BRUNO, given: arrives, lose: toVip },
  "transferred to another team and concluded there": {
    user: BRUNO,
    given: arrives,
    lose({ company, clock }, { id }) {
      company.set(id, { teamId: VIP.id, ...isOpen });
      company.set(id, { state: "concluded", concludedAt: clock.now() });
    },
  },
  "the gain in one team's feed comes before the drop in the other's": passesThrough(VENDAS.id, SUPORTE.id),
  "the drop in one team's feed comes before the gain in the other's": passesThrough(SUPORTE.id, VENDAS.id),
  "the team's access is narrowed": {
    user: BRUNO,
    given(scene) {
      const it = arrives(scene);
      scene.company.set(it.id, isOpen);
      return it;
    },
    lose: ({ company }) => company.changesTeam({ ...VENDAS, access: "attendant" }),
  },
  "taken by a colleague where only attendants see": {
    user: BRUNO,
    given(scene) {
      scene.company.joins({ teamId: VIP.id, userId: BRUNO.id, isSupervisor: false });
      return arrives(scene, VIP);
    },
    lose: ({ company }, { id }) => company.set(id, isOpen),
  },
  "no longer supervisor": {
    user: BRUNO,
    given(scene) {
      scene.company.joins({ teamId: VIP.id, userId: BRUNO.id, isSupervisor: true });
      const it = arrives(scene, VIP);
      scene.company.set(it.id, isOpen);
      return it;
    },
    lose: ({ company }) => company.joins({ teamId: VIP.id, userId: BRUNO.id, isSupervisor: false }),
  },
  "taken out of the team": {
    user: BRUNO,
    given(scene) {
      const it = arrives(scene);
      scene.company.set(it.id, isOpen);
      return it;
    },
    lose({ company }) {
      company.changesTeam({ ...VENDAS, access: "team" });
      company.leaves(VENDAS.id, BRUNO.id);
    },
  },
  deactivated: { user: BRUNO, given: arrives, lose: ({ company }) => company.removes(BRUNO) },
  "the access of a team that is not one's own is narrowed": {
    user: ANA,
    given(scene) {
      const it = arrives(scene);
      scene.company.set(it.id, isOpen);
      scene.company.set(it.id, { state: "concluded", concludedAt: scene.clock.now() });
      return it;
    },
    lose: ({ company }) => company.changesTeam({ ...VENDAS, access: "team" }),
    isOnlySeen: true,
  },
  "an old conversation that only the API shows is given to somebody else": {
    user: CARLA,
    given(scene) {
      const it = arrives(scene, VIP);
      scene.company.set(it.id, isOpen);
      // Too old for rooms and replicas.
      scene.company.set(it.id, { state: "concluded", concludedAt: 1 });
      return it;
    },
    lose: ({ company }, { id }) => company.set(id, { state: "open", attendantId: ANA.id }),
    isOnlySeen: true,
  },
};

const CASES = Object.keys(WAYS).flatMap((way) =>
  (["online", "offline"] as const).map((state) => [way, state] as const),
);

test.each(CASES)(
  "%s, while one is %s: nothing stays, in the first tab, a second one or one that slept",
  async (way, state) => {
    const scene = createScene();
    const { user, given, lose, isOnlySeen } = WAYS[way]!;
    const it = given(scene);
    const browser = scene.browser(user);
    const sleeper = createSleeper(browser.portsOfTab());
    const leader = createProsa(browser.portsOfTab());
    await scene.until(() => expect(leader.connection.state()).toBe("online"));
    await settled();
    const pages = [leader, createProsa(browser.portsOfTab()), createProsa(sleeper.ports)];
    // Closes all tabs: a page has no other end.
    onTestFinished(() => leader.session.signOut());
    const shownIn = pages.map((page) => shown(page, it));
    for (const read of shownIn)
      await scene.until(() => {
        for (const trace of ["nome", "telefone", "texto", "legenda", "foto"])
          expect(read()).toContain(`${CANARY}-${trace}`);
      });
    await scene.until(async () => expect((await scene.stored(user)).includes(`${CANARY}-legenda`)).toBe(!isOnlySeen));
    await scene.until(async () => expect((await scene.stored(user)).includes(`${CANARY}-foto`)).toBe(!isOnlySeen));

    if (state === "offline") browser.goOffline();
    sleeper.sleep();
    lose(scene, it);
    if (state === "offline") browser.goOnline();

    // While a tab sleeps, the database is the others' care.
    await scene.until(async () => expect(await scene.stored(user)).not.toContain(CANARY));
    sleeper.wake();
    for (const read of shownIn) await scene.until(() => expect(read()).not.toContain(CANARY));
    // What was still on its way does not bring it back.
    await settled();
    for (const read of shownIn) expect(read()).not.toContain(CANARY);
    expect(await scene.stored(user)).not.toContain(CANARY);
  },
);

/** All that a page on which the conversation is open, in lists, in a search and beside its contact, shows of it. */
const shown = (
  { conversations, messages, contacts, outbox, presence, media }: Prosa,
  it: Conversation,
): (() => string) =>
  mounted(() => {
    const thread = messages.of(() => it.id);
    const photo = media.file(PHOTO, it.id);
    const details = contacts.details(() => it.contact.id);
    const found = Object.fromEntries(
      TABS.map((tab: Tab) => [
        tab,
        conversations.search(
          () => tab,
          () => CANARY,
        ),
      ]),
    );
    return () => {
      const contact = details();
      return JSON.stringify([
        TABS.map((tab) => [conversations.inTab(tab), found[tab]!.items()]),
        conversations.get(it.id),
        thread.items(),
        photo.url() !== undefined && `${CANARY}-foto`,
        contact?.ok && contact.value.conversations,
        [outbox.waiting(), outbox.refusals(), presence.lookersAt(it.id)],
      ]);
    };
  });
