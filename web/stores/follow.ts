import { type Accessor, createComputed, onCleanup, untrack } from "solid-js";
import type { Replica } from "../sync/replica.ts";

/** The replica that is open now; null when nobody is signed in or the copy is locked. */
export type OpenReplica = Accessor<Replica | null>;

/** Begins anew with each replica that is opened; `begin` gives back what ends it. */
export const follow = (
  replica: OpenReplica,
  begin: (replica: Replica) => readonly (() => void)[],
  onNone: () => void = () => {},
): void =>
  createComputed(() => {
    const open = replica();
    const ends = untrack(() => (open ? begin(open) : void onNone()));
    onCleanup(() => ends?.forEach((end) => end()));
  });
