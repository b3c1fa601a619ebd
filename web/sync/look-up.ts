import type { Id } from "#shared/ids.ts";
import type { Contact, ContactFilter } from "#shared/model/contact.ts";
import type { Conversation } from "#shared/model/conversation.ts";
import type { Note } from "#shared/model/pad.ts";
import type { Tab } from "#shared/policy/sight.ts";
import type { Api } from "./api.ts";
import type { Copy } from "./copy.ts";
import type { Answer } from "./http.ts";
import { summaryOf } from "./recheck.ts";

export type LookUp = ReturnType<typeof createLookUp>;

/** What is read from the API on demand, and remembered in memory so that it shows like the rest. */
export const createLookUp = (
  api: Api,
  { held, view, moment, remember }: Pick<Copy, "held" | "view" | "moment" | "remember">,
) => ({
  async conversation(id: Id): Promise<Answer<Conversation>> {
    const shown = view.conversation(id);
    if (shown) return { ok: true, value: shown };
    if (held.conversations.has(id)) return NOT_FOUND;
    const since = moment();
    const answer = await api.conversation(id);
    if (!answer.ok) return answer;
    remember(since, [summaryOf(answer.value)]);
    const found = view.conversation(id);
    return found ? { ok: true, value: found } : NOT_FOUND;
  },

  async why(id: Id) {
    const answer = await api.conversation(id);
    return answer.ok ? { ok: true as const, value: answer.value.why } : answer;
  },

  async notes(id: Id): Promise<Answer<readonly Note[]>> {
    const answer = await api.notes(id);
    return answer.ok ? { ok: true, value: answer.value.items } : answer;
  },

  async conversations(tab: Tab, query: string, cursor: string | null) {
    const since = moment();
    const answer = await api.conversations(tab, query, cursor);
    if (answer.ok) remember(since, answer.value.items);
    return answer;
  },

  async contacts(filter: ContactFilter, query: string, cursor: string | null) {
    const since = moment();
    const answer = await api.contacts(filter, query, cursor);
    if (answer.ok) remember(since, [], answer.value.items);
    return answer;
  },

  async contact(id: Id) {
    const since = moment();
    const answer = await api.contact(id);
    if (answer.ok) remember(since, answer.value.conversations, [contactOf(answer.value)]);
    return answer;
  },
});

const NOT_FOUND: Answer<never> = { ok: false, code: "not_found", status: 404 };

const contactOf = ({ id, name, phone, blockedAt, archivedAt, marketingStoppedAt }: Contact): Contact => ({
  id,
  name,
  phone,
  blockedAt,
  archivedAt,
  marketingStoppedAt,
});
