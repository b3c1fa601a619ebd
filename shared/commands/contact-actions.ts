import * as v from "valibot";
import { Id } from "../ids.ts";
import { type Action, may } from "../policy/permissions.ts";
import type { ContactFacts } from "./world.ts";
import { command, done, refused } from "./command.ts";

type Set = { blockedAt?: number | null; archivedAt?: number | null };

/** A command on a contact that sets or clears one mark; a contact that has it already is left as it is. */
const contactCommand = <const Name extends string>(
  name: Name,
  action: Action,
  apply: (contact: ContactFacts, now: number) => Set | null,
) =>
  command({
    name,
    args: v.strictObject({ contactId: Id }),
    reads: ({ contactId }: { contactId: Id }) => ({ contact: contactId }),
    decide(world, _args, { actor, now }) {
      if (!may(actor, action)) return refused("forbidden");
      if (!world.contact) return refused("not_found");
      const set = apply(world.contact, now);
      return set ? done({ type: "contact", id: world.contact.id, set }) : done();
    },
  });

export const block = contactCommand("block", "contact.block", (it, now) => (it.blockedAt ? null : { blockedAt: now }));

export const unblock = contactCommand("unblock", "contact.unblock", (it) =>
  it.blockedAt ? { blockedAt: null } : null,
);

export const archive = contactCommand("archive", "contact.archive", (it, now) =>
  it.archivedAt ? null : { archivedAt: now },
);

export const unarchive = contactCommand("unarchive", "contact.unarchive", (it) =>
  it.archivedAt ? { archivedAt: null } : null,
);
