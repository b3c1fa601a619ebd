import fc from "fast-check";
import { expect, test } from "vitest";
import { type Tab, TABS } from "#shared/policy/sight.ts";
import { createTabLists } from "../../../web/sync/tab-lists.ts";
import { conversation } from "./support/people.ts";

test("the queue shows who waits longest first, the other tabs the newest first", () => {
  const lists = createTabLists();
  const [a, b] = [
    conversation({ waitingSince: 20, lastMessageAt: 90 }),
    conversation({ waitingSince: 10, lastMessageAt: 95 }),
  ];
  for (const it of [a, b]) lists.place(it.id, "queue", it);
  expect(lists.ids("queue")).toEqual([b.id, a.id]);
  for (const it of [a, b]) lists.place(it.id, "mine", it);
  expect(lists.ids("mine")).toEqual([b.id, a.id]);
  expect(lists.ids("queue")).toEqual([]);
});

test("only a change of order touches a tab", () => {
  const lists = createTabLists();
  const it = conversation();
  expect(lists.place(it.id, "queue", it)).toEqual(["queue"]);
  expect(lists.place(it.id, "queue", { ...it, preview: "other", unread: 3 })).toEqual([]);
  expect(lists.place(it.id, "mine", it)).toEqual(["queue", "mine"]);
});

test("lists that change one by one equal lists that are sorted anew", () => {
  const known = Array.from({ length: 8 }, () => conversation());
  const step = fc.record({
    which: fc.nat({ max: known.length - 1 }),
    tab: fc.option(fc.constantFrom(...TABS)),
    at: fc.nat({ max: 5 }),
    unread: fc.nat({ max: 4 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const [changed, fresh] = [createTabLists(), createTabLists()];
      const now = new Map<string, [Tab, (typeof known)[number]]>();
      for (const { which, tab, at, unread } of steps) {
        const it = { ...known[which]!, lastMessageAt: at, waitingSince: at, unread };
        if (tab) now.set(it.id, [tab, it]);
        else now.delete(it.id);
        changed.place(it.id, tab, it);
      }
      fresh.replace(now.values());
      for (const tab of TABS) expect(changed.ids(tab)).toEqual(fresh.ids(tab));
      expect(changed.unread()).toBe(fresh.unread());
    }),
  );
});
