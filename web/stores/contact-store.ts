import { type Accessor, createComputed, createMemo, createSignal, on, onCleanup } from "solid-js";
import type { Id } from "#shared/ids.ts";
import type { Contact, ContactFilter } from "#shared/model/contact.ts";
import type { ContactAnswer } from "#shared/protocol/api.ts";
import { follow, type OpenReplica } from "./follow.ts";
import { withHeard } from "./heard-contacts.ts";
import { createPaged, OFFLINE } from "./paged.ts";
import type { ContactStore, ConversationStore, Loaded } from "./prosa.ts";

export type ContactParts = {
  replica: OpenReplica;
  isOnline: Accessor<boolean>;
  conversations: Pick<ConversationStore, "get">;
};

/** Contacts live at the API; facts and the outbox keep what was fetched up to date. */
export const createContactStore = ({ replica, isOnline, conversations }: ContactParts): ContactStore => {
  const [version, setVersion] = createSignal(0);
  const changed = (): void => void setVersion((it) => it + 1);
  follow(replica, (open) => [open.on("contact", changed), open.on("merged", changed), open.on("outbox", changed)]);

  /** The contact's marks as they are now, waiting blocks and archives included. */
  const present = <T extends Contact>(it: T): T => {
    version();
    return { ...it, ...replica()?.view.contact(it.id) };
  };

  /** Not one that has become another since it was fetched, which is listed itself. */
  const isItself = ({ id }: Contact): boolean => {
    version();
    return replica()?.view.isMerged(id) !== true;
  };

  const detailsOf = (id: Accessor<Id | null>) => {
    const [answer, setAnswer] = createSignal<Loaded<ContactAnswer>>();
    let turn = 0;
    const load = async (): Promise<void> => {
      const mine = ++turn;
      const wanted = id();
      const found = wanted === null ? undefined : ((await replica()?.lookUp.contact(wanted)) ?? OFFLINE);
      if (mine === turn) setAnswer(() => found);
    };
    createComputed(
      on([id, replica], () => {
        setAnswer(undefined);
        void load();
      }),
    );
    createComputed(on(isOnline, (online) => online && answer()?.ok === false && void load(), { defer: true }));
    follow(replica, (open) => [
      open.on("contact", (it) => it.id === id() && void load()),
      open.on("merged", (it) => it === id() && void load()),
      open.on("unvouched", () => void load()),
    ]);
    onCleanup(() => (turn += 1));

    return createMemo((): Loaded<ContactAnswer> | undefined => {
      const found = answer();
      if (!found?.ok) return found;
      const value = present(found.value);
      // One that has been taken away since is no longer known here.
      const current = value.conversations.flatMap((it) => conversations.get(it.id) ?? []);
      return { ok: true, value: { ...value, conversations: current } };
    });
  };

  return {
    list(filter, query) {
      const fetchFor = createMemo(() => {
        const [open, state, text] = [replica(), filter(), query()];
        return async (cursor: string | null) => (await open?.lookUp.contacts(state, text, cursor)) ?? OFFLINE;
      });
      const found = createPaged({ fetchFor, isOnline });
      const [heard, setHeard] = createSignal<readonly Contact[]>([]);
      // What is heard while a page is on its way may be newer than the page.
      createComputed(on(fetchFor, () => void setHeard([])));
      follow(replica, (open) => [open.on("contact", (it) => setHeard((before) => [...before, it]))]);
      const items = createMemo(() => {
        const all = withHeard(found.items(), heard(), { query: query(), hasMore: found.hasMore() });
        return all.filter(isItself).map(present).filter(FITS[filter()]);
      });
      return { ...found, items };
    },

    // A conversation tells whose it is anew with every message: only another contact is fetched.
    details: (contactId) => detailsOf(createMemo(contactId)),
  };
};

/** Which contacts a switch of the list shows. */
const FITS: Record<ContactFilter, (it: Contact) => boolean> = {
  active: (it) => it.blockedAt === null && it.archivedAt === null,
  blocked: (it) => it.blockedAt !== null,
  archived: (it) => it.archivedAt !== null && it.blockedAt === null,
};
