/** A place in what a client has written: that client's id, and how much it had written before. */
export type Ref = { client: number; clock: number };

/** A range of what a client has written. */
export type Range = Ref & { length: number };

/** What Yjs calls an item: written between two others, else into a root by its name, or into what another one holds. */
export type Item = Range & {
  kind: "item";
  content: "text" | "deleted" | "note";
  left: Ref | null;
  right: Ref | null;
  parent: string | Ref | null;
  /** Its key, when it goes into a map. */
  key: string | null;
};

/** `gc` stands for what was written and is gone with what it was in; `skip` for what is not told here. */
export type Struct = Item | (Range & { kind: "gc" | "skip" });

export type ParsedUpdate = {
  /** By client id, each in the order of its writing. */
  structs: ReadonlyMap<number, readonly Struct[]>;
  deletions: readonly Range[];
};

export const endOf = ({ clock, length }: Range): number => clock + length;
