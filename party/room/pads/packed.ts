import type { Id } from "#shared/ids.ts";
import type { About } from "./copy.ts";

/**
 * What is known of a pad as it lies in storage: plain data, in which each user stands once, since a host's storage takes
 * 128 KiB a value.
 */
type Packed = Pick<About, "keeps" | "epoch" | "roomEpoch" | "version" | "revision"> & {
  users: Id[];
  clients: [client: number, user: number][];
  notes: [id: Id, author: number, at: number, editor: number | null, editedAt: number | null][];
};

export const pack = ({ keeps, epoch, roomEpoch, version, revision, clients, notes }: About): unknown => {
  const users = new Map<Id, number>();
  const numberOf = (id: Id): number => {
    const known = users.get(id) ?? users.size;
    users.set(id, known);
    return known;
  };
  const packed: Omit<Packed, "users"> = {
    keeps,
    epoch,
    roomEpoch,
    version,
    revision,
    clients: [...clients].map(([client, userId]) => [client, numberOf(userId)]),
    notes: [...notes.values()].map((it) => [
      it.id,
      numberOf(it.authorId),
      it.at,
      it.editorId === null ? null : numberOf(it.editorId),
      it.editedAt,
    ]),
  };
  return { ...packed, users: [...users.keys()] };
};

export const unpack = (meta: unknown): About => {
  const { keeps, epoch, roomEpoch, version, revision, users, clients, notes } = meta as Packed;
  const userOf = (at: number): Id => users[at] ?? "";
  return {
    keeps,
    epoch,
    roomEpoch,
    version,
    revision,
    clients: new Map(clients.map(([client, user]) => [client, userOf(user)])),
    notes: new Map(
      notes.map(([id, author, at, editor, editedAt]) => [
        id,
        { id, authorId: userOf(author), at, editorId: editor === null ? null : userOf(editor), editedAt },
      ]),
    ),
  };
};
