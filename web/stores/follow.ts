import { type Accessor, createComputed, onCleanup, untrack } from "solid-js";
import type { FirstRows } from "../sync/first-rows.ts";
import type { Replica } from "../sync/replica.ts";

/** The replica that is open now; null when nobody is signed in or the copy is locked. */
export type OpenReplica = Accessor<Replica | null>;

/** The same, or the first rows of one that is being opened. */
export type Shown = Accessor<Replica | FirstRows | null>;

/** Begins anew with each replica that is opened; `begin` gives back what ends it. */
export const follow = <T extends Replica | FirstRows>(
  replica: Accessor<T | null>,
  begin: (replica: T) => readonly (() => void)[],
  onNone: () => void = () => {},
): void =>
  createComputed(() => {
    const open = replica();
    const ends = untrack(() => (open ? begin(open) : void onNone()));
    onCleanup(() => ends?.forEach((end) => end()));
  });
