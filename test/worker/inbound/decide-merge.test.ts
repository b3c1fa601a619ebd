import { describe, expect, it } from "vitest";
import { decideMerge, liveOn } from "../../../worker/services/decide-merge.ts";
import type { KnownContact, LiveConversation } from "../../../worker/store/inbound/known.ts";

const contact = (id: string, has: Partial<KnownContact> = {}): KnownContact => ({
  id,
  name: id,
  phone: null,
  createdAt: 5,
  blockedAt: null,
  blockedBy: null,
  refusedCount: 0,
  refusedLastAt: null,
  archivedAt: null,
  archivedBy: null,
  marketingSaidAt: null,
  marketingStoppedAt: null,
  isNameless: false,
  asRead: id,
  ...has,
});
const live = (contactId: string, channelId: string, attendantId: string | null = null): LiveConversation => ({
  id: `${contactId} on ${channelId}`,
  contactId,
  channelId,
  teamId: "vendas",
  state: attendantId ? "open" : "queued",
  attendantId,
});
const merging = (contacts: KnownContact[], lives: LiveConversation[] = []) => decideMerge({ contacts, lives });

it("there is nothing to merge of nobody, or of one", () => {
  expect([merging([]), merging([contact("maria")])]).toEqual([null, null]);
});

it("all become the first", () => {
  const merge = merging([contact("maria"), contact("hidden"), contact("lid")])!;
  expect([merge.into.id, merge.from.map((it) => it.id)]).toEqual(["maria", ["hidden", "lid"]]);
});

describe("the contact becomes", () => {
  it.each<[what: string, first: Partial<KnownContact>, second: Partial<KnownContact>, is: Partial<KnownContact>]>([
    ["named as it is", { name: "Maria" }, { name: "Mari" }, { name: "Maria", isNameless: false }],
    ["named as the other", { name: "55", isNameless: true }, { name: "Mari" }, { name: "Mari", isNameless: false }],
    [
      "as nameless as both",
      { name: "55", isNameless: true },
      { name: "BR", isNameless: true },
      { name: "55", isNameless: true },
    ],
    ["shown with its number", { phone: "1" }, { phone: "2" }, { phone: "1" }],
    ["shown with the other's number", {}, { phone: "2" }, { phone: "2" }],
    ["as old as the older", { createdAt: 9 }, { createdAt: 4 }, { createdAt: 4 }],
    [
      "blocked as the other",
      { refusedCount: 7 },
      { blockedAt: 3, blockedBy: "ana", refusedCount: 2, refusedLastAt: 8 },
      { blockedAt: 3, blockedBy: "ana", refusedCount: 2, refusedLastAt: 8 },
    ],
    [
      "blocked as it was",
      { blockedAt: 6, blockedBy: "bia", refusedCount: 1, refusedLastAt: 9 },
      { blockedAt: 3, blockedBy: "ana", refusedCount: 2, refusedLastAt: 8 },
      { blockedAt: 6, blockedBy: "bia", refusedCount: 3, refusedLastAt: 9 },
    ],
    [
      "archived when both are",
      { archivedAt: 1, archivedBy: "ana" },
      { archivedAt: 2 },
      { archivedAt: 1, archivedBy: "ana" },
    ],
    ["active when it was", {}, { archivedAt: 2 }, { archivedAt: null }],
    ["active when the other was", { archivedAt: 1, archivedBy: "ana" }, {}, { archivedAt: null, archivedBy: null }],
    [
      "rid of advertising by the later word",
      { marketingSaidAt: 1 },
      { marketingSaidAt: 2, marketingStoppedAt: 2 },
      { marketingSaidAt: 2, marketingStoppedAt: 2 },
    ],
    [
      "open to advertising by the later word",
      { marketingSaidAt: 3 },
      { marketingSaidAt: 2, marketingStoppedAt: 2 },
      { marketingSaidAt: 3, marketingStoppedAt: null },
    ],
    ["rid of it by a word of unknown time", {}, { marketingStoppedAt: 2 }, { marketingStoppedAt: 2 }],
  ])("%s", (_what, first, second, is) => {
    expect(merging([contact("one", first), contact("other", second)])!.becomes).toMatchObject({ id: "one", ...is });
  });
});

describe("of live conversations on a channel", () => {
  const contacts = [contact("maria"), contact("hidden"), contact("lid")];
  const endsOf = (...lives: LiveConversation[]) =>
    merging(contacts, lives)!.ends.map(({ ended, survivor }) => [ended.id, survivor.id]);

  it.each<[string, LiveConversation[], string[][]]>([
    ["a single one goes on", [live("hidden", "wa")], []],
    ["those on different channels go on", [live("maria", "wa"), live("hidden", "zapi", "carla")], []],
    [
      "the first contact's goes on when none is attended",
      [live("hidden", "wa"), live("maria", "wa")],
      [["hidden on wa", "maria on wa"]],
    ],
    [
      "the attended one goes on",
      [live("maria", "wa"), live("hidden", "wa", "carla")],
      [["maria on wa", "hidden on wa"]],
    ],
    [
      "the first contact's goes on when both are attended",
      [live("hidden", "wa", "diego"), live("maria", "wa", "carla")],
      [["hidden on wa", "maria on wa"]],
    ],
    [
      "all others end",
      [live("maria", "wa"), live("hidden", "wa"), live("lid", "wa", "carla")],
      [
        ["maria on wa", "lid on wa"],
        ["hidden on wa", "lid on wa"],
      ],
    ],
  ])("%s", (_what, lives, ends) => {
    expect(endsOf(...lives)).toEqual(ends);
  });

  it("what comes in goes into the one that goes on, or into none", () => {
    const lives = [live("maria", "wa"), live("hidden", "wa", "carla")];
    expect(liveOn("wa", { contacts, lives })?.id).toBe("hidden on wa");
    expect(liveOn("zapi", { contacts, lives })).toBeNull();
  });
});
