import { expect } from "vitest";
import { type Conversation, isRecent } from "#shared/model/conversation.ts";
import type { MessagePage, RecentMessages } from "#shared/protocol/api.ts";
import { TABS } from "#shared/policy/sight.ts";
import { AT_REST, eventually } from "../support/e2e/eventually.ts";
import type { Person } from "../support/e2e/person.ts";
import { type Kept, readKept } from "./kept.ts";

/**
 * Waits until a person's device keeps exactly what the API says they see, and nothing waits on it. What has ceased to be
 * recent meanwhile, a device lets go of at its next start.
 */
export const converges = async (person: Person): Promise<void> => {
  await isConnected(person);
  await eventually(async () => {
    const { outbox, refusals, conversations, messages } = await readKept(person.page, COMPARED);
    expect({ outbox, refusals }).toEqual({ outbox: [], refusals: [] });
    const { now } = (await person.ask("/api/me")).body;
    const visible = (await visibleTo(person)).filter((it) => isRecent(it, now));
    expect(byId(conversations.filter((it) => isRecent(it, now)))).toEqual(byId(visible));
    await agreesOnMessages(person, visible, messages);
  }, AT_REST);
  await isConnected(person);
};

/** As the page says it: that is all there is to see of a tab that shares its device with another. */
export const isConnected = (person: Person): Promise<void> =>
  person.page.getByRole("button", { name: "Conectado", exact: true }).waitFor({ timeout: AT_REST.timeoutMs });

/** What the person sees as one of a team: the rest of the company's is never kept. */
export const visibleTo = async (person: Person): Promise<Conversation[]> => {
  const { teams } = (await person.ask("/api/me")).body;
  const seen: Conversation[] = [];
  for (const tab of TABS) {
    for (let next: string | null = ""; next !== null;) {
      const cursor = next && `&cursor=${encodeURIComponent(next)}`;
      const { body } = await person.ask(`/api/conversations?tab=${tab}${cursor}`);
      seen.push(...body.items);
      next = body.next;
    }
  }
  return seen.filter((it) => it.team.id in teams);
};

/** How many messages of each conversation are compared: what is older was compared before. */
const COMPARED = 120;

/** Of every conversation whose messages are kept, and of all that are not concluded, the newest are kept without a gap. */
const agreesOnMessages = async (
  person: Person,
  visible: readonly Conversation[],
  messages: Kept["messages"],
): Promise<void> => {
  const unread = visible.filter((it) => it.state !== "concluded" && !messages[it.id]);
  expect(unread.map((it) => it.contact.name)).toEqual([]);
  const pages = await newestPages(person, Object.keys(messages));
  for (const [id, here] of Object.entries(messages)) {
    const there = await newestOf(person, id, pages[id], here.length);
    expect(there.slice(-here.length || there.length)).toEqual(here);
  }
};

const newestPages = async (person: Person, ids: readonly string[]): Promise<RecentMessages> => {
  const all: RecentMessages = {};
  for (let at = 0; at < ids.length; at += 50) {
    Object.assign(all, (await person.ask("/api/conversations/messages", { ids: ids.slice(at, at + 50) })).body);
  }
  return all;
};

/** At least so many of a conversation's newest messages, if there are so many. */
const newestOf = async (person: Person, id: string, newest: MessagePage | undefined, count: number) => {
  let { items, next } = newest ?? { items: [], next: null };
  while (next !== null && items.length < count) {
    const page = (await person.ask(`/api/conversations/${id}/messages?before=${encodeURIComponent(next)}`)).body;
    items = [...page.items, ...items];
    next = page.next;
  }
  return items;
};

const byId = (items: readonly Conversation[]) => Object.fromEntries(items.map((it) => [it.id, it]));
